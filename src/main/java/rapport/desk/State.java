package rapport.desk;

import java.time.Instant;
import java.util.Optional;

/// Where a conversation is. There is no other state.
public sealed interface State {
    State IDLE = new Idle();

    /// No cycle is open.
    record Idle() implements State {}

    /// A cycle is open.
    sealed interface Open extends State {
        Arrival arrival();
    }

    /// @param patientUntil how long the visitor's own agent, who is full, is waited for
    record Queued(Arrival arrival, Optional<Instant> patientUntil) implements Open {}

    /// @param since when this agent got it
    /// @param answered whether this agent has answered since. Who was given it by people counts as if they had: it
    ///     does not go back to the visitor's own agent by itself
    record Assigned(Arrival arrival, AgentRef agent, Instant since, boolean answered) implements Open {}
}
