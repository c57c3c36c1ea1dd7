package rapport.gateway;

import java.util.OptionalLong;

/// Whether a connection still lives: it answers ticks, or says something else where no tick reaches it, and takes what
/// it is sent.
final class Liveness {
    /// What a look finds.
    enum Finding {
        ALIVE,
        /// The last tick was not answered, or for two ticks nothing came and nothing was taken.
        SILENT,
        /// It speaks, or is not read, but has taken nothing for too long.
        STUCK
    }

    private final long tick;
    private final long patience;
    private boolean owes;
    private long lastSign;
    /// A tick would not reach the other side.
    private boolean full;

    private long fullSince;

    /// @param nanos now, as in everything below
    Liveness(Gate.Settings settings, long nanos) {
        this.tick = settings.tick().toNanos();
        this.patience = settings.stuck().toNanos();
        this.lastSign = nanos;
    }

    /// A tick was sent.
    void asked() {
        owes = true;
    }

    /// A tock came.
    void answered() {
        owes = false;
    }

    /// A frame came, whichever.
    void heard(long nanos) {
        lastSign = nanos;
    }

    /// The socket took what was sent.
    void progressed(long nanos) {
        full = false;
        lastSign = nanos;
    }

    /// Once a tick, and when it is [#due].
    ///
    /// @param paused whether it is we who do not read: then no answer is no sign of anything
    Finding look(boolean writable, boolean paused, long nanos) {
        if (paused) {
            lastSign = nanos;
        }
        if (writable) {
            full = false;
            return owes && !paused ? Finding.SILENT : Finding.ALIVE;
        }
        if (!full) {
            full = true;
            fullSince = nanos;
        }
        if (nanos - fullSince >= patience) {
            return Finding.STUCK;
        }
        return nanos - lastSign >= 2 * tick ? Finding.SILENT : Finding.ALIVE;
    }

    /// How long after a look there may be something to find, if that is before the next tick.
    OptionalLong due(long nanos) {
        if (!full) {
            return OptionalLong.empty();
        }
        long wait = Math.min(fullSince + patience, lastSign + 2 * tick) - nanos;
        return wait < tick ? OptionalLong.of(Math.max(0, wait)) : OptionalLong.empty();
    }
}
