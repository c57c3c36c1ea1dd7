package rapport.wire;

import java.util.Optional;
import java.util.OptionalLong;
import rapport.desk.AgentId;
import rapport.desk.ConversationId;
import rapport.desk.Status;
import rapport.desk.TeamId;

/// What an agent may send after the `hello`.
public sealed interface FromAgent extends ClientFrame
        permits FromBoth,
                FromAgent.Availability,
                FromAgent.Watch,
                FromAgent.Open,
                FromAgent.Leave,
                FromAgent.Take,
                FromAgent.Transfer,
                FromAgent.Release {

    /// `availability`
    ///
    /// @param agent whose; one's own if left out. Somebody else's: supervisors only
    record Availability(FrameId id, Status status, Optional<AgentId> agent) implements FromAgent, ClientFrame.Request {}

    /// `watch`: also push the `conversation` frames of others' conversations.
    record Watch(FrameId id, Scope scope) implements FromAgent, ClientFrame.Request {}

    /// Which conversations a `watch` is about.
    enum Scope {
        NONE,
        QUEUE,
        ALL
    }

    /// `open`: follow a conversation that is not mine.
    ///
    /// @param cursor the last entry that the client has applied
    record Open(FrameId id, ConversationId conversation, OptionalLong cursor)
            implements FromAgent, ClientFrame.Request {}

    /// `leave`: no longer follow it.
    record Leave(FrameId id, ConversationId conversation) implements FromAgent, ClientFrame.Request {}

    /// `take`: from the queue, from idle, as a supervisor also from another agent.
    ///
    /// @param fence of the assignment that is taken over; without it nothing is taken from another
    record Take(FrameId id, ConversationId conversation, OptionalLong fence)
            implements FromAgent, ClientFrame.Request {}

    /// `transfer`
    ///
    /// @param fence of the assignment; without it the core answers `not_assignee`, not the decoder `malformed`
    /// @param note for the one who takes over
    record Transfer(FrameId id, ConversationId conversation, OptionalLong fence, Target to, Optional<String> note)
            implements FromAgent, ClientFrame.Request {}

    /// Whom a conversation is handed to.
    sealed interface Target {
        record Person(AgentId agent) implements Target {}

        record Team(TeamId team) implements Target {}
    }

    /// `release`: back to the queue.
    ///
    /// @param fence of the assignment; without it the core answers `not_assignee`, not the decoder `malformed`
    record Release(FrameId id, ConversationId conversation, OptionalLong fence)
            implements FromAgent, ClientFrame.Request {}
}
