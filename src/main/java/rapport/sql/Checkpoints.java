package rapport.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries what stands in the write-ahead log over into the file, on a thread and a connection of its own: by the
/// writer it would take tens of milliseconds, in which nobody is answered.
///
/// SQLite begins the log anew only when all of it has been carried over, and while somebody writes all the time it
/// never
/// is. So the writer carries over the little that came meanwhile, in between two of its transactions. Should this fail
/// or
/// fall behind, the writer does everything itself at [Sqlite#MOST_PAGES].
final class Checkpoints implements AutoCloseable {
    /// Pages in the log that are worth it. Active conversations change the same pages again and again: SQLite's usual
    /// 1,000 would carry each of them over with nearly every batch.
    private static final int PAGES = 8_000;
    /// What the writer may find left to it.
    private static final int REST = 400;
    /// Rounds, each with what was written during the one before it, to get there.
    private static final int ROUNDS = 4;

    private static final long SOONEST_NANOS = Duration.ofMillis(50).toNanos();
    /// How long a little may stay in the log.
    private static final long LATEST_NANOS = Duration.ofSeconds(10).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final Sqlite sqlite;
    private final int worthIt;
    private final Thread thread;
    /// Held while the log is worked on from here.
    private final ReentrantLock working = new ReentrantLock();
    private @Nullable Connection connection;
    private volatile boolean written;
    private volatile boolean resting;
    private volatile boolean toFinish;
    private volatile boolean closed;
    private long before;
    private boolean complained;

    /// @param pages in the log
    /// @param carried of those, over into the file by now
    record State(long pages, long carried) {}

    Checkpoints(Sqlite sqlite) {
        this(sqlite, PAGES);
    }

    /// @param worthIt pages in the log
    Checkpoints(Sqlite sqlite, int worthIt) {
        this.sqlite = sqlite;
        this.worthIt = worthIt;
        this.thread = Thread.ofPlatform().name("checkpoints").daemon().unstarted(this::run);
        thread.start();
    }

    /// Told by the writer after each of its transactions, on the writer's thread and connection.
    void committed(Connection writer) {
        written = true;
        if (resting) {
            LockSupport.unpark(thread);
        }
        if (toFinish) {
            toFinish = false;
            try {
                Sqlite.checkpoint(writer);
            } catch (SQLException failed) {
                // What was committed is stored all the same. It is tried again.
                complain(failed);
            }
        }
    }

    /// Does something while nothing is carried over from here.
    void aside(Aside work) throws SQLException {
        working.lock();
        try {
            work.run();
        } finally {
            working.unlock();
        }
    }

    /// What needs the log to itself.
    interface Aside {
        void run() throws SQLException;
    }

    private void run() {
        long wait = SOONEST_NANOS;
        while (!closed) {
            if (written) {
                pause(wait);
                written = false;
                long began = System.nanoTime();
                long pages = carryOver();
                // The log may just have been begun anew, and that little was written is no sign then.
                wait = Math.min(2 * wait, next(pages, wait + System.nanoTime() - began));
            } else {
                resting = true;
                if (!written && !closed) {
                    LockSupport.parkNanos(LATEST_NANOS);
                }
                resting = false;
            }
        }
    }

    private void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !closed; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// How long it takes until there is again enough to be worth it.
    ///
    /// @param pages that were written in `nanos`
    private long next(long pages, long nanos) {
        return Math.clamp(worthIt * nanos / Math.max(1, pages), SOONEST_NANOS, LATEST_NANOS);
    }

    /// @return pages that were written since the last time
    private long carryOver() {
        working.lock();
        try {
            if (closed) {
                return 0;
            }
            Connection open = connection;
            if (open == null) {
                open = sqlite.openWriter();
                connection = open;
            }
            State state = Sqlite.checkpoint(open);
            long came = state.pages() >= before ? state.pages() - before : state.pages();
            if (state.pages() >= worthIt) {
                long more = REST + 1;
                for (int round = 1; round < ROUNDS && more > REST; round++) {
                    State again = Sqlite.checkpoint(open);
                    more = again.pages() - state.pages();
                    state = again;
                }
                toFinish = true;
            }
            before = state.pages();
            return came;
        } catch (SQLException failed) {
            complain(failed);
            discard();
            return 0;
        } finally {
            working.unlock();
        }
    }

    private void complain(SQLException failed) {
        if (!complained) {
            complained = true;
            LOG.warn("the write-ahead log could not be carried over into the file; it is tried again", failed);
        }
    }

    private void discard() {
        Connection broken = connection;
        connection = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException e) {
                // It is given up anyway.
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        discard();
    }
}
