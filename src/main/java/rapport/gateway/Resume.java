package rapport.gateway;

import java.util.Optional;
import rapport.desk.ConversationId;
import rapport.wire.Hello;
import rapport.wire.ToBoth.ResetReason;

/// Where a replay begins (contract, section 7).
///
/// @param from the first entry to send
/// @param reset why the client's cursor cannot be continued, if it cannot
record Resume(long from, Optional<ResetReason> reset) {
    /// Entries that a replay without a cursor begins before the head.
    private static final int NEWEST = 50;

    static Resume of(Hello hello, String epoch, ConversationId conversation, long floor, long head) {
        var cursor = hello.cursors().stream()
                .filter(known -> known.conversation().equals(conversation))
                .findFirst();
        if (cursor.isEmpty()) {
            return newest(floor, head, Optional.empty());
        }
        if (hello.epoch().filter(other -> !other.equals(epoch)).isPresent()) {
            return newest(floor, head, Optional.of(ResetReason.EPOCH));
        }
        return after(cursor.get().seq(), floor, head);
    }

    /// After the last entry that the client has.
    static Resume after(long cursor, long floor, long head) {
        if (cursor > head) {
            return newest(floor, head, Optional.of(ResetReason.BEYOND_HEAD));
        }
        return cursor + 1 < floor
                ? newest(floor, head, Optional.of(ResetReason.BELOW_FLOOR))
                : new Resume(cursor + 1, Optional.empty());
    }

    static Resume newest(long floor, long head) {
        return newest(floor, head, Optional.empty());
    }

    private static Resume newest(long floor, long head, Optional<ResetReason> reset) {
        return new Resume(Math.max(floor, head - NEWEST + 1), reset);
    }
}
