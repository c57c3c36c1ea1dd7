package rapport.staffing;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import rapport.desk.AgentId;

/// An agent at work.
///
/// Has a clock of its own for work: with n conversations it runs by 1 + (n - 1) × slowdown slower than time. So
/// what one more conversation does to all the others is one number, and who is finished next is always who
/// stands lowest on it.
final class Workplace {
    final int number;
    final AgentId agent;
    final int capacity;
    private final double slowdown;
    private final PriorityQueue<Visitor> busy =
            new PriorityQueue<>(Comparator.comparingDouble((Visitor visitor) -> visitor.finishAt)
                    .thenComparing(visitor -> visitor.conversation));
    private double worked;
    private long workedAt;
    /// Conversations assigned, also such that nothing is said in any more.
    private int load;
    private Presence presence = Presence.OFF;
    /// Changes whenever it does who is finished when.
    private long version;

    /// Whether the agent is there.
    enum Presence {
        OFF,
        ON,
        /// The shift is over; what was begun is not.
        FINISHING
    }

    /// @param slowdown by how much of itself each further conversation lengthens the work
    Workplace(int number, AgentId agent, int capacity, double slowdown) {
        this.number = number;
        this.agent = agent;
        this.capacity = capacity;
        this.slowdown = slowdown;
    }

    int load() {
        return load;
    }

    Presence presence() {
        return presence;
    }

    void presence(Presence now) {
        presence = now;
    }

    long version() {
        return version;
    }

    /// A conversation was assigned.
    void takeOn(Visitor visitor, long now) {
        load++;
        if (!visitor.done) {
            advance(now);
            visitor.finishAt = worked + visitor.work;
            busy.add(visitor);
            version++;
        }
    }

    /// A conversation is no longer this agent's; what remains of its work stays with the visitor.
    void giveUp(Visitor visitor, long now) {
        load--;
        stop(visitor, now);
    }

    /// Nothing more is to be said, though the conversation may stay open.
    void stop(Visitor visitor, long now) {
        advance(now);
        if (busy.remove(visitor)) {
            visitor.work = Math.max(0, visitor.finishAt - worked);
            version++;
        }
    }

    Optional<Visitor> next() {
        return Optional.ofNullable(busy.peek());
    }

    /// When the next one is finished if nothing changes: not before now, to the millisecond.
    long finishedAt(long now) {
        advance(now);
        double remaining = Math.max(0, busy.element().finishAt - worked);
        return now + Math.round(remaining * stretch());
    }

    private void advance(long now) {
        if (!busy.isEmpty()) {
            worked += (now - workedAt) / stretch();
        }
        workedAt = now;
    }

    private double stretch() {
        return 1 + (busy.size() - 1) * slowdown;
    }
}
