package rapport.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import rapport.desk.AgentRef;
import rapport.desk.Answer;
import rapport.desk.Code;
import rapport.desk.ConversationId;

/// What visitors and agents may both be told, each with numbers of their own numbering.
public sealed interface ToBoth extends ToVisitor, ToAgent {
    /// `ok` to `send`.
    ///
    /// @param at when it was committed
    record Sent(FrameId re, ConversationId conversation, long seq, Instant at, boolean duplicate) implements ToBoth {}

    /// `ok` with nothing more to say.
    record Done(FrameId re) implements ToBoth {}

    /// `error`: final for that frame.
    ///
    /// @param re empty where the frame had no readable id
    /// @param message what was expected, for the programmer of a client
    /// @param agent who has it, with `already_taken` and `not_assignee`
    record Refused(Optional<FrameId> re, Code code, String message, Optional<AgentRef> agent) implements ToBoth {
        public static Refused of(Decoded.Refused refused) {
            return new Refused(refused.re(), refused.code(), refused.message(), Optional.empty());
        }

        public static Refused of(FrameId re, Answer.Refused refused) {
            return new Refused(Optional.of(re), refused.code(), refused.message(), refused.agent());
        }
    }

    /// `replay`: the entries `from` to `head` follow, then live.
    record Replay(ConversationId conversation, long from, long head) implements ToBoth {}

    /// `live`: the replay is complete.
    record Live(ConversationId conversation, long head) implements ToBoth {}

    /// `reset`: forget what you hold of it; a replay of the newest follows.
    record Reset(ConversationId conversation, ResetReason reason) implements ToBoth {}

    /// Why a cursor cannot be continued.
    enum ResetReason {
        /// It belongs to another history of the installation.
        EPOCH,
        /// It is above the newest entry.
        BEYOND_HEAD,
        /// What would follow it was removed by retention.
        BELOW_FLOOR
    }

    /// `tick`: the durable heads of what the connection follows. To be answered with `tock`.
    record Tick(Instant at, List<Head> heads) implements ToBoth {
        public Tick {
            heads = List.copyOf(heads);
        }
    }

    record Head(ConversationId conversation, long head) {}

    /// `bye`: the close frame follows.
    ///
    /// @param retryAfterMs when to come back; empty: as the client sees fit, or never, by the code
    record Bye(CloseCode code, String reason, OptionalLong retryAfterMs) implements ToBoth {}
}
