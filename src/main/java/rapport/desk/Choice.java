package rapport.desk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The answer to "why this agent?": stored with every assignment and every queueing.
///
/// @param agent who was chosen; empty: nobody, so the queue
/// @param candidates all who were considered, the best first, at most {@value Limits#CANDIDATES}
/// @param asked what the conversation asked of an agent
public record Choice(
        Trigger trigger, Rule rule, Optional<AgentId> agent, List<Candidate> candidates, Requirements asked) {
    public Choice {
        // Choices that were stored before it was kept do not say.
        asked = Objects.requireNonNullElse(asked, Requirements.NONE);
        candidates = List.copyOf(
                candidates.size() <= Limits.CANDIDATES ? candidates : candidates.subList(0, Limits.CANDIDATES));
    }

    /// @param load how many conversations they had when the choice was made
    /// @param passedOver why it was not them; empty for the one who was chosen
    public record Candidate(AgentId agent, int load, int capacity, Optional<PassedOver> passedOver) {}

    /// Why a candidate was not chosen.
    public enum PassedOver {
        DISABLED,
        OFFLINE,
        AWAY,
        DISCONNECTED,
        /// Not a member of the team that is asked for.
        NOT_IN_TEAM,
        /// Lacks a skill that is asked for, or has too little of it.
        LACKS_SKILL,
        FULL,
        /// Gave it back, or let it lie, in this cycle.
        HAD_IT,
        /// Another one ranked higher.
        RANKED_LOWER
    }
}
