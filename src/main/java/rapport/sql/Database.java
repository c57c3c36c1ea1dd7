package rapport.sql;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jooq.DSLContext;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// One data folder's database. [#write] is a transaction on the one writing connection, [#read] a look at the last
/// committed state; both block and belong on virtual threads or threads of one's own, never on an event loop.
///
/// Writers wait for each other in the order they came. A transaction is stored whole or not at all, and is on the disk
/// when `write` returns. After a failed commit the writing connection is thrown away and opened anew, and what
/// the failed one may have left half-written is put in order before the next transaction.
public final class Database implements AutoCloseable {
    private static final Settings SETTINGS = new Settings()
            .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
            .withExecuteLogging(false);

    /// After a write that the database could not take, nobody who only reads has another tried for so long: on a disk
    /// that hangs each would wait for it.
    private static final long REFUSING_NANOS = 1_000_000_000;

    private final FolderLock lock;
    private final Sqlite sqlite;
    private final HikariDataSource readers;
    private final Checkpoints checkpoints;
    private final LongAdder reads = new LongAdder();
    private final ReentrantLock turn = new ReentrantLock(true);
    private @Nullable Connection writer;
    private boolean closed;
    private volatile Lag lag = Lag.NONE;
    /// By [System#nanoTime]: from when on it is worth trying to catch up before reading.
    private volatile long catchUpFrom = System.nanoTime();

    private Database(FolderLock lock, Sqlite sqlite, Connection writer, HikariDataSource readers) {
        this.lock = lock;
        this.sqlite = sqlite;
        this.writer = writer;
        this.readers = readers;
        this.checkpoints = new Checkpoints(sqlite);
    }

    /// Takes the folder for this process alone, checks the settings that durability hangs on, and brings the tables up
    /// to date. Throws [StartRefused] with a sentence for the operator when any of it is not possible.
    public static Database open(Path folder) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        FolderLock lock = FolderLock.take(folder);
        NativeLibrary.load();
        try {
            Sqlite sqlite = new Sqlite(folder);
            boolean suspect = sqlite.leftOpen();
            Connection writer = sqlite.openWriter();
            try {
                sqlite.check(writer, suspect);
                Sqlite.carryOver(writer);
                if (!Schema.current(writer)) {
                    migrate(sqlite);
                }
                return new Database(lock, sqlite, writer, sqlite.readers());
            } catch (SQLException | IOException | FlywayException e) {
                writer.close();
                throw e;
            }
        } catch (SQLException e) {
            lock.close();
            throw Sqlite.damage(e) ? damaged(folder, e) : unopened(folder, e);
        } catch (IOException | FlywayException e) {
            lock.close();
            throw unopened(folder, e);
        } catch (StartRefused e) {
            lock.close();
            throw e;
        }
    }

    private static StartRefused unopened(Path folder, Exception why) {
        return new StartRefused(
                "The database in " + folder.toAbsolutePath() + " cannot be opened: " + why.getMessage(), why);
    }

    private static StartRefused damaged(Path folder, SQLException why) {
        return new StartRefused(
                "The database " + folder.resolve("rapport.db").toAbsolutePath() + " is damaged: " + why.getMessage()
                        + ". Nothing was changed in it, and nothing is served from it."
                        + " To go on from a backup: move rapport.db, rapport.db-wal and rapport.db-shm away and put the"
                        + " backup in their place as rapport.db, then run `./rapport restored`. Without one, `sqlite3 rapport.db .recover` saves what"
                        + " can still be read.",
                why);
    }

    private static void migrate(Sqlite sqlite) {
        Flyway.configure()
                .dataSource(sqlite.writers())
                .locations(Sqlite.MIGRATIONS)
                .load()
                .migrate();
    }

    /// Runs `work` in a transaction and returns after its commit is flushed to disk. Throws [CommitInDoubt] when the
    /// commit itself failed, [DatabaseFailed] when anything before it did; what `work` throws rolls back.
    public <T> T write(Work<T> work) {
        turn.lock();
        try {
            Connection connection = openWriter();
            T result = attempt(connection, work);
            commit(connection);
            catchUpFrom = System.nanoTime();
            return result;
        } catch (DatabaseFailed failure) {
            if (!(failure.getCause() instanceof Exception why && Sqlite.conflict(why))) {
                catchUpFrom = System.nanoTime() + REFUSING_NANOS;
            }
            throw failure;
        } finally {
            turn.unlock();
        }
    }

    /// From now on this is asked to catch up before anything is read.
    public void lagging(Lag tables) {
        lag = tables;
    }

    /// Writes what lags behind. Throws as [#write] does.
    public void settle() {
        if (lag.any()) {
            write(lag::catchUp).run();
        }
    }

    /// Runs `work` on a connection that cannot write, in one snapshot of the committed state; what lagged behind is in
    /// it, unless the database takes no writes at the moment: then what is there is shown all the same.
    public <T> T read(Work<T> work) {
        if (System.nanoTime() - catchUpFrom >= 0) {
            try {
                settle();
            } catch (DatabaseFailed unwritten) {
                // Whoever writes hears of it; to read is possible.
            }
        }
        return peek(work);
    }

    /// As [#read], where nothing of what is read ever lags behind, or it need not be the newest.
    public <T> T peek(Work<T> work) {
        reads.increment();
        try (Connection connection = readers.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return work.run(sql(connection));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException | DataAccessException e) {
            throw new DatabaseFailed("The database could not be read.", e);
        }
    }

    /// How often [#read] was called so far.
    public long reads() {
        return reads.sum();
    }

    private Connection openWriter() {
        if (closed) {
            // The folder may be another process's by now.
            throw new DatabaseFailed("The database is closed.", new IllegalStateException("closed"));
        }
        try {
            Connection connection = writer;
            if (connection == null) {
                Connection anew = sqlite.openWriter();
                writer = anew;
                checkpoints.aside(() -> Sqlite.carryOver(anew));
                connection = anew;
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            discardWriter();
            throw new DatabaseFailed("The database could not be opened for writing.", e);
        }
    }

    private <T> T attempt(Connection connection, Work<T> work) {
        try {
            return work.run(sql(connection));
        } catch (SQLException | DataAccessException e) {
            rollback(connection);
            throw new DatabaseFailed("The database refused a write.", e);
        } catch (RuntimeException | Error e) {
            rollback(connection);
            throw e;
        }
    }

    private void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            discardWriter();
            throw new CommitInDoubt("Whether a write was stored is not known.", e);
        }
        rest(connection);
        checkpoints.committed(connection);
    }

    private void rollback(Connection connection) {
        try {
            connection.rollback();
            rest(connection);
        } catch (SQLException e) {
            discardWriter();
        }
    }

    /// Between transactions the write lock is free: the driver begins the next one at once as long as it is not told
    /// that there is none.
    private void rest(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            discardWriter();
        }
    }

    private void discardWriter() {
        Connection broken = writer;
        writer = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (SQLException e) {
                // It is given up anyway; the next write opens another.
            }
        }
    }

    private static DSLContext sql(Connection connection) {
        return DSL.using(connection, Sqlite.DIALECT, SETTINGS);
    }

    /// Waits for the transaction that runs, writes what lags behind, then closes everything and gives the folder back.
    @Override
    public void close() {
        try {
            settle();
        } catch (DatabaseFailed unwritten) {
            // It is made up for at the next start.
        }
        turn.lock();
        try {
            closed = true;
            checkpoints.close();
            readers.close();
            discardWriter();
            lock.close();
        } finally {
            turn.unlock();
        }
    }
}
