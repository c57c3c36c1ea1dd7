package rapport.gateway;

import java.time.Duration;

/// Whether a connection still lives: it answers ticks, and takes what it is sent.
final class Liveness {
    /// What a look finds.
    enum Finding {
        ALIVE,
        /// The last tick was not answered.
        SILENT,
        /// It has taken nothing for too long.
        STUCK
    }

    private final Duration patience;
    private boolean owes;
    private long stuckSince;

    Liveness(Gate.Settings settings) {
        this.patience = settings.stuck();
    }

    /// A tick was sent.
    void asked() {
        owes = true;
    }

    /// A tock came.
    void answered() {
        owes = false;
    }

    /// The socket took what was sent.
    void progressed() {
        stuckSince = 0;
    }

    /// Once a tick.
    ///
    /// @param paused whether it is we who do not read: then no answer is no sign of anything
    Finding look(boolean writable, boolean paused, long nanos) {
        if (writable) {
            stuckSince = 0;
        } else if (stuckSince == 0) {
            stuckSince = nanos;
        } else if (nanos - stuckSince > patience.toNanos()) {
            return Finding.STUCK;
        }
        if (owes && !paused && writable) {
            return Finding.SILENT;
        }
        return Finding.ALIVE;
    }
}
