package rapport.desk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The answer to "why this agent?": stored with every assignment and every queueing.
///
/// @param agent who was chosen; empty: nobody, so the queue
/// @param candidates those who were considered, the best first, at most {@value Limits#CANDIDATES}
/// @param others how many more were considered
/// @param asked what the conversation asked of an agent
public record Choice(
        Trigger trigger,
        Rule rule,
        Optional<AgentId> agent,
        List<Candidate> candidates,
        int others,
        Requirements asked) {
    public Choice {
        // Choices that were stored before they were kept say neither this nor how many others there were.
        asked = Objects.requireNonNullElse(asked, Requirements.NONE);
        candidates = List.copyOf(candidates);
        if (candidates.size() > Limits.CANDIDATES) {
            throw new IllegalArgumentException(candidates.size() + " candidates");
        }
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
