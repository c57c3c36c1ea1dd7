package rapport.desk;

import java.time.Duration;
import java.util.Comparator;

/// Who of two is served first. A step of priority is worth a time of waiting: who is more important comes before those
/// who came a little earlier, but not before those who have waited long enough, so that nobody waits for ever.
public final class QueueOrder {
    /// What a step of priority is worth.
    public static final Duration STEP = Duration.ofMinutes(10);

    /// Open conversations, the first to be served first.
    public static final Comparator<Conversation> FIRST_SERVED =
            Comparator.comparingLong(QueueOrder::rank).thenComparing(QueueOrder::arrival);

    private QueueOrder() {}

    private static long rank(Conversation conversation) {
        return arrival(conversation).at().toEpochMilli() - conversation.priority() * STEP.toMillis();
    }

    static Arrival arrival(Conversation conversation) {
        return switch (conversation.state()) {
            case State.Open open -> open.arrival();
            case State.Idle idle ->
                throw new IllegalStateException("idle conversations do not wait: " + conversation.id());
        };
    }
}
