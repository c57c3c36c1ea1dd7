package rapport.log;

import java.util.List;
import rapport.desk.Changes;
import rapport.desk.ConversationId;
import rapport.desk.DeskId;
import rapport.desk.Receipt;

/// A desk's truth: batches of events at positions 1, 2, 3 …, each held by exactly one batch, for ever.
///
/// Methods block. Any number of processes may append to one desk; the position decides between them.
public interface EventLog {
    /// Appends the batch at position `after + 1`, together with the rows it left changed: all of it or nothing, flushed
    /// to disk before it returns. A batch without events stores nothing and only says whether `after` is still the
    /// head.
    ///
    /// Throws [LogFailed] if nothing was stored, and [OutcomeUnknown] if that is not known: then only appending the
    /// same
    /// batch at the same position again tells.
    Appended append(DeskId desk, long after, Batch batch, Changes changes);

    /// At most `limit` batches after a position, in order.
    List<Batch> read(DeskId desk, long after, int limit);

    /// What became of an append.
    sealed interface Appended {
        /// It is the truth. Also if this very batch had been stored before.
        record Stored() implements Appended {}

        /// Another batch holds the position; nothing was stored.
        record Overtaken() implements Appended {}

        /// Messages of the batch had been stored before, long ago; nothing was stored now.
        record Repeated(List<Known> known) implements Appended {}

        Appended STORED = new Stored();
        Appended OVERTAKEN = new Overtaken();
    }

    /// A message that is in the log.
    record Known(ConversationId conversation, Receipt receipt) {}

    /// Nothing was stored: a full disk, a lost connection. The same may succeed later.
    class LogFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LogFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// It is not known whether the batch was stored.
    final class OutcomeUnknown extends LogFailed {
        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
