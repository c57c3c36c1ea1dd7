package rapport.wire;

import java.util.Optional;
import java.util.OptionalLong;
import rapport.desk.ConversationId;
import rapport.desk.MessageId;

/// What visitors and agents may send after the `hello`. Visitors may leave out the conversation; agents may not, which
/// is
/// for the session to refuse.
public sealed interface FromBoth extends FromVisitor, FromAgent {
    /// `send`
    ///
    /// @param fence of the assignment, from agents; a note needs none
    /// @param join speak without being assigned: supervisors
    record Send(FrameId id, Optional<ConversationId> conversation, Posted content, OptionalLong fence, boolean join)
            implements FromBoth, ClientFrame.Request {
        /// The frame's id is the message's: the same one again is the same message again.
        public MessageId message() {
            return new MessageId(id.value());
        }
    }

    /// `history`
    ///
    /// @param limit 1 to 200
    record History(FrameId id, Optional<ConversationId> conversation, Range range, int limit)
            implements FromBoth, ClientFrame.Request {}

    /// Which entries of a conversation. Bounds are exclusive and in the client's own numbering.
    sealed interface Range {
        /// The newest below it.
        record Before(long seq) implements Range {}

        /// The oldest above it.
        record After(long seq) implements Range {}

        record Newest() implements Range {}

        Range NEWEST = new Newest();
    }

    /// `delivered`: all up to here has reached the client. No reply.
    record Delivered(Optional<ConversationId> conversation, long seq) implements FromBoth {}

    /// `read`: all up to here was seen by a person. No reply.
    record Read(Optional<ConversationId> conversation, long seq) implements FromBoth {}

    /// `typing`. No reply.
    ///
    /// @param text what stands in the field so far, for agents only; empty: the field was emptied
    record Typing(Optional<ConversationId> conversation, Optional<String> text) implements FromBoth {}

    /// `close`
    ///
    /// @param fence of the assignment, from agents
    record Close(FrameId id, Optional<ConversationId> conversation, OptionalLong fence)
            implements FromBoth, ClientFrame.Request {}

    /// `tock`: the answer to a tick. No reply.
    record Tock() implements FromBoth {}
}
