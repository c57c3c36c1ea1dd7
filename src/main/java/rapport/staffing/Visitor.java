package rapport.staffing;

import java.util.Optional;
import rapport.desk.ConversationId;

/// One visit: somebody came and wants to be served. Times are milliseconds since the beginning.
final class Visitor {
    final ConversationId conversation;
    /// Whether they were here before.
    final boolean again;

    final long arrivedAt;
    /// How long they wait the first time, [Long#MAX_VALUE] for ever.
    final long patience;
    /// Whether nobody closes their conversation.
    final boolean leftOpen;
    /// What remains to be served, as time of an agent who has nothing else to do.
    double work;
    /// Where on the clock of their agent's work they are finished.
    double finishAt;
    /// Who serves them.
    Optional<Workplace> place = Optional.empty();
    long fence;
    boolean waiting;
    /// Whether anybody ever served them.
    boolean answered;
    /// Whether they are served, or gave up: nothing more is done for them.
    boolean done;
    /// How often they were queued: what a patience that has run out belongs to.
    int queued;

    Visitor(ConversationId conversation, boolean again, long arrivedAt, Drawn drawn) {
        this.conversation = conversation;
        this.again = again;
        this.arrivedAt = arrivedAt;
        this.work = drawn.work();
        this.patience = drawn.patience();
        this.leftOpen = drawn.leftOpen();
    }

    /// What chance says about a visit before anything is known of who could serve it.
    ///
    /// @param work milliseconds
    /// @param patience milliseconds; [Long#MAX_VALUE] for ever
    /// @param returning from 0 to 1: who of those who were here before it is; negative: nobody
    record Drawn(double work, long patience, boolean leftOpen, double returning) {}
}
