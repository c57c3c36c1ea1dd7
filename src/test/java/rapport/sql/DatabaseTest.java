package rapport.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The promises of [Database], on a real file.
final class DatabaseTest {
    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        database.write(sql -> sql.execute("create table probe (n integer primary key)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void runsWithWriteAheadLogFlushAtEachCommitAndForeignKeys() {
        assertThat(pragma("journal_mode")).isEqualTo("wal");
        assertThat(database.<String>write(
                        sql -> sql.fetchOne("pragma synchronous").get(0, String.class)))
                .isEqualTo("2");
        assertThat(database.<String>write(
                        sql -> sql.fetchOne("pragma foreign_keys").get(0, String.class)))
                .isEqualTo("1");
    }

    @Test
    void aSecondOpeningOfTheFolderIsRefusedWithTheProcessThatHasIt() {
        assertThatThrownBy(() -> Database.open(folder))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("in use by another Rapport")
                .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
    }

    @Test
    void aClosedFolderCanBeOpenedAgainWithEverythingInIt() {
        database.write(sql -> sql.execute("insert into probe values (7)"));
        database.close();
        database = Database.open(folder);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void whatThrowsIsRolledBackWholly() {
        assertThatThrownBy(() -> database.write(sql -> {
                    sql.execute("insert into probe values (1)");
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        assertThat(count()).isZero();
    }

    @Test
    void aRefusedStatementIsADatabaseFailureAndTheNextWriteWorks() {
        assertThatThrownBy(() -> database.write(sql -> sql.execute("insert into nowhere values (1)")))
                .isInstanceOf(DatabaseFailed.class)
                .isNotInstanceOf(CommitInDoubt.class);
        database.write(sql -> sql.execute("insert into probe values (1)"));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void readersCannotWrite() {
        assertThatThrownBy(() -> database.read(sql -> sql.execute("insert into probe values (1)")))
                .isInstanceOf(DatabaseFailed.class);
        assertThat(count()).isZero();
    }

    @Test
    void aReaderSeesOneStateHoweverLongItReads() {
        int seen = database.read(sql -> {
            int before = sql.fetchCount(sql.selectFrom("probe"));
            database.write(other -> other.execute("insert into probe values (1)"));
            return before + sql.fetchCount(sql.selectFrom("probe"));
        });
        assertThat(seen).isZero();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void theWriteLockIsFreeBetweenTransactions() throws SQLException {
        database.write(sql -> sql.execute("insert into probe values (1)"));
        assertThatThrownBy(() -> database.write(sql -> sql.execute("insert into probe values (1)")))
                .isInstanceOf(DatabaseFailed.class);
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("rapport.db"));
                var statement = other.createStatement()) {
            statement.execute("pragma busy_timeout = 0");
            assertThat(statement.executeUpdate("insert into probe values (2)")).isEqualTo(1);
        }
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void writersTakeTurnsAndNoneIsLost() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 100)
                    .forEach(n -> threads.submit(
                            () -> database.write(sql -> sql.execute("insert into probe values (?)", n))));
        }
        assertThat(count()).isEqualTo(100);
    }

    private int count() {
        return database.read(sql -> sql.fetchCount(sql.selectFrom("probe")));
    }

    private String pragma(String name) {
        return database.read(sql -> sql.fetchOne("pragma " + name).get(0, String.class));
    }
}
