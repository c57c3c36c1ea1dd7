package rapport.transcript;

import java.util.List;
import rapport.desk.ConversationId;
import rapport.desk.Entry;
import rapport.desk.VisibleEntry;

/// Reads what was said. Methods block; an answer is of one committed state.
public interface Transcript {
    /// Entries of a conversation as agents see them, ascending.
    Page<Entry<?>> all(ConversationId conversation, Range range);

    /// Entries of a conversation as visitors see them, ascending. The range is in the visitors' numbering.
    Page<VisibleEntry> visible(ConversationId conversation, Range range);

    /// @param more whether there are more entries beyond the limit, in the direction of the range
    record Page<E>(List<E> entries, boolean more) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /// Which entries, at most `limit` of them.
    sealed interface Range {
        int limit();

        /// The first ones above `seq`.
        record After(long seq, int limit) implements Range {}

        /// The last ones below `seq`.
        record Before(long seq, int limit) implements Range {}

        /// The newest ones.
        static Range newest(int limit) {
            return new Before(Long.MAX_VALUE, limit);
        }
    }
}
