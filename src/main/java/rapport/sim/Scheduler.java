package rapport.sim;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/// The world's time. What is due at the same moment happens in an order that chance decides: that is how schedules are
/// explored.
final class Scheduler {
    private record Due(long at, long tie, Runnable task) {}

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::tie));
    private final RandomGenerator chance;
    private long now;
    private long events;
    private long trace;
    private boolean halted;

    Scheduler(RandomGenerator chance) {
        this.chance = chance;
    }

    /// Nanoseconds since the world began.
    long now() {
        return now;
    }

    /// How many things have happened.
    long events() {
        return events;
    }

    /// A number for all that happened so far: two runs of one seed have the same.
    long trace() {
        return trace;
    }

    /// Adds to the trace.
    void note(long what) {
        trace = (trace ^ what) * 0x9E3779B97F4A7C15L;
        trace ^= trace >>> 29;
    }

    void after(Duration delay, Runnable task) {
        at(now + delay.toNanos(), task);
    }

    void at(long nanos, Runnable task) {
        queue.add(new Due(Math.max(now, nanos), chance.nextLong(), task));
    }

    /// Nothing happens any more.
    void halt() {
        halted = true;
    }

    boolean halted() {
        return halted;
    }

    /// Lets time pass. May be called by what happens meanwhile: who waits on a thread of their own waits in here.
    void pass(Duration duration) {
        long until = now + duration.toNanos();
        for (var next = queue.peek(); !halted && next != null && next.at() <= until; next = queue.peek()) {
            queue.poll();
            now = Math.max(now, next.at());
            events++;
            note(next.at() ^ next.tie());
            next.task().run();
        }
        now = Math.max(now, until);
    }
}
