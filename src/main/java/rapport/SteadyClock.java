package rapport;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The time of day, except that it never goes back and never stands still. Where the machine's clock is put back, this
/// one goes on at half speed until the other has caught up: deadlines come late then, but at most twice as late, and
/// not only once the old time of day is reached again.
final class SteadyClock implements InstantSource {
    private final InstantSource wall;
    private final LongSupplier nanos;
    private Instant last;
    private long lastNanos;

    /// @param nanos what nobody puts back, such as System.nanoTime
    SteadyClock(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        last = wall.instant();
        lastNanos = nanos.getAsLong();
    }

    @Override
    public synchronized Instant instant() {
        long now = nanos.getAsLong();
        Instant least = last.plusNanos((now - lastNanos) / 2);
        Instant told = wall.instant();
        last = told.isAfter(least) ? told : least;
        lastNanos = now;
        return last;
    }
}
