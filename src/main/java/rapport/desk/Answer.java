package rapport.desk;

import java.time.Instant;
import java.util.Optional;

/// What the person who gave a command is told.
public sealed interface Answer {
    /// @param duplicate whether it had been stored before
    record Posted(ConversationId conversation, Place place, Instant at, boolean duplicate) implements Answer {}

    /// Done; the conversation is as it stands after it.
    record Changed(ConversationId conversation) implements Answer {}

    record AvailabilityIs(AgentId agent, Status status) implements Answer {}

    /// @param visitor who they really are
    record Recognised(VisitorId visitor) implements Answer {}

    /// Done, and there is nothing more to say.
    record Done() implements Answer {}

    /// Final; nothing happened.
    ///
    /// @param message what was expected, for the programmer of a client; never shown to people as it is
    /// @param agent who has it, with [Code#ALREADY_TAKEN]
    record Refused(Code code, String message, Optional<AgentRef> agent) implements Answer {}

    Answer DONE = new Done();

    static Refused refused(Code code, String message) {
        return new Refused(code, message, Optional.empty());
    }
}
