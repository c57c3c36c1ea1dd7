package rapport.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Which agent a visitor belongs to (routing, section 1).
///
/// @param owner set by a person or through the API; stays until changed
/// @param last who answered last, and until anybody has, who was assigned last
public record Binding(Optional<AgentId> owner, Optional<LastAgent> last) {
    public static final Binding NONE = new Binding(Optional.empty(), Optional.empty());

    /// @param at when they answered, or were assigned
    /// @param answered whether they ever answered, or were only assigned
    public record LastAgent(AgentId agent, Instant at, boolean answered) {
        /// When the memory of them is over.
        Instant lapses(Duration memory) {
            return at.plus(memory);
        }
    }

    /// The last agent, unless the memory of them has lapsed.
    Optional<AgentId> lastWithin(Duration memory, Instant now) {
        return last.filter(bound -> bound.lapses(memory).isAfter(now)).map(LastAgent::agent);
    }

    Binding assigned(AgentId agent, Instant at) {
        return last.isPresent() && last.get().answered()
                ? this
                : new Binding(owner, Optional.of(new LastAgent(agent, at, false)));
    }

    Binding answered(AgentId agent, Instant at) {
        return new Binding(owner, Optional.of(new LastAgent(agent, at, true)));
    }

    Binding owned(Optional<AgentId> newOwner) {
        return new Binding(newOwner, last);
    }
}
