package rapport.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.SQLDialect;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/// Everything that is particular to SQLite. Another database is another class of this shape.
///
/// The promise of the acknowledgement hangs on two settings: WAL and `synchronous=FULL`, which flushes at each commit.
/// They are set on every connection and read back, because a file system that does not carry WAL makes SQLite fall
/// back without an error.
final class Sqlite {
    static final SQLDialect DIALECT = SQLDialect.SQLITE;
    static final String MIGRATIONS = "classpath:" + Schema.FOLDER;

    private static final int READERS = 4;
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;
    /// Pages in the write-ahead log at which a commit carries them over into the file itself, should [Checkpoints] not
    /// have done so long ago.
    static final int MOST_PAGES = 64_000;
    /// What the write-ahead log is cut down to when it is begun anew.
    private static final long LOG_BYTES = 64L << 20;
    /// What the writer keeps of the file in memory, in KiB: the pages that active conversations change.
    private static final int WRITER_CACHE_KIB = 16 * 1024;

    /// A file up to this size is looked through at each start; that takes some tens of milliseconds.
    private static final long CHECKED_BYTES = 32L << 20;
    /// Up to this size after a crash; that takes a second or two. What is larger is checked page by page as it is read.
    private static final long SUSPECTED_BYTES = 512L << 20;

    private final Path folder;
    private final String url;

    Sqlite(Path folder) {
        this.folder = folder;
        this.url = "jdbc:sqlite:" + folder.resolve("rapport.db").toAbsolutePath();
    }

    SQLiteDataSource writers() {
        SQLiteConfig config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        // BEGIN IMMEDIATE: a transaction that will write takes the write lock at once, not half-way through.
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        return source(config);
    }

    HikariDataSource readers() {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("readers");
        pool.setDataSource(source(config));
        pool.setReadOnly(true);
        pool.setMaximumPoolSize(READERS);
        pool.setMinimumIdle(1);
        return new HikariDataSource(pool);
    }

    Connection openWriter() throws SQLException {
        Connection connection = writers().getConnection();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = " + MOST_PAGES);
            statement.execute("PRAGMA journal_size_limit = " + LOG_BYTES);
            statement.execute("PRAGMA cache_size = -" + WRITER_CACHE_KIB);
        }
        try {
            verify(connection);
        } catch (SQLException | StartRefused e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /// What an earlier writer left in the write-ahead log is carried over into the file, flushed, and the log emptied,
    /// before anything is built on it. After a crash or a failed flush nobody knows what of the log has reached the
    /// disk: the system calls pages clean that it failed to write, so flushing them once more would prove nothing.
    /// A reader from outside, such as a backup, may keep the log from being emptied; what is in it is carried over
    /// all the same.
    static void carryOver(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /// Carries over what is in the write-ahead log and no reader still needs as it is; waits for nobody.
    static Checkpoints.State checkpoint(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
            return rows.next() && rows.getLong(2) >= 0
                    ? new Checkpoints.State(rows.getLong(2), rows.getLong(3))
                    : new Checkpoints.State(0, 0);
        }
    }

    /// Whether the last process that wrote here ended without closing the database.
    boolean leftOpen() throws IOException {
        Path left = folder.resolve("rapport.db-wal");
        return Files.exists(left) && Files.size(left) > 0;
    }

    /// Looks through the file, where that is quick or there is a reason to.
    void check(Connection connection, boolean suspect) throws SQLException, IOException {
        if (Files.size(folder.resolve("rapport.db")) > (suspect ? SUSPECTED_BYTES : CHECKED_BYTES)) {
            return;
        }
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            String found = rows.next() ? rows.getString(1) : "nothing";
            if (!found.equals("ok")) {
                throw new SQLException(found, "", SQLiteErrorCode.SQLITE_CORRUPT.code);
            }
        }
    }

    /// Whether this says that the file itself is not what was once written.
    static boolean damage(SQLException failure) {
        int code = failure.getErrorCode() & 0xff; // the rest tells more precisely where
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    /// Whether this says that a row is not wanted, and nothing of the database.
    static boolean conflict(Exception failure) {
        Throwable reason = failure instanceof SQLException ? failure : failure.getCause();
        return reason instanceof SQLException refused
                && (refused.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
    }

    private static void verify(Connection connection) throws SQLException {
        require(connection, "journal_mode", "wal");
        require(connection, "synchronous", "2");
        require(connection, "foreign_keys", "1");
        require(connection, "busy_timeout", Integer.toString(BUSY_TIMEOUT_MILLIS));
    }

    private static void require(Connection connection, String pragma, String wanted) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA " + pragma)) {
            String found = rows.next() ? rows.getString(1) : "nothing";
            if (!wanted.equalsIgnoreCase(found)) {
                throw new StartRefused("SQLite runs with " + pragma + "=" + found + " instead of " + wanted
                        + ": what is acknowledged would not be safe. Is the data folder on a network file system?");
            }
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.enforceForeignKeys(true);
        return config;
    }

    private SQLiteDataSource source(SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }
}
