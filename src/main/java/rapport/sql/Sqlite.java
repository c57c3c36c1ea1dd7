package rapport.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
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

/// Everything that is particular to SQLite. Another database is another class of this shape.
///
/// The promise of the acknowledgement hangs on two settings: WAL and `synchronous=FULL`, which flushes at each commit.
/// They are set on every connection and read back, because a file system that does not carry WAL makes SQLite fall
/// back without an error.
final class Sqlite {
    static final SQLDialect DIALECT = SQLDialect.SQLITE;
    static final String MIGRATIONS = "classpath:db/migration/sqlite";

    private static final int READERS = 4;
    private static final int BUSY_TIMEOUT_MILLIS = 5_000;
    /// Pages in the write-ahead log before they are carried over into the file. Active conversations change the same
    /// pages again and again: SQLite's usual 1,000 would carry each of them over with nearly every batch.
    private static final int CHECKPOINT_PAGES = 8_000;
    /// What the writer keeps of the file in memory, in KiB: the pages that active conversations change.
    private static final int WRITER_CACHE_KIB = 16 * 1024;

    private final String url;

    Sqlite(Path folder) {
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
            statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
            statement.execute("PRAGMA cache_size = -" + WRITER_CACHE_KIB);
        }
        verify(connection);
        return connection;
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
