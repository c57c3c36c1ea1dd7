package rapport.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
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
    void aRowThatIsNotWantedIsNoReasonForReadersToDoWithoutWhatLags() {
        database.write(sql -> sql.execute("insert into probe values (1)"));
        lags();
        assertThatThrownBy(() -> database.write(sql -> sql.execute("insert into probe values (1)")))
                .isInstanceOf(DatabaseFailed.class);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void afterAWriteThatFailedReadersDoWithoutWhatLagsForAMomentOnly() {
        lags();
        assertThatThrownBy(() -> database.write(sql -> sql.execute("insert into nowhere values (1)")))
                .isInstanceOf(DatabaseFailed.class);
        assertThat(count()).isZero();
        await().atMost(Duration.ofSeconds(10)).until(() -> count() == 1);
    }

    /// From now on a row of the table is late.
    private void lags() {
        var late = new AtomicBoolean(true);
        database.lagging(new Lag() {
            @Override
            public boolean any() {
                return late.get();
            }

            @Override
            public Runnable catchUp(DSLContext sql) {
                sql.execute("insert into probe values (100)");
                return () -> late.set(false);
            }
        });
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

    @Test
    void whatAKilledProcessLeftInTheLogIsCarriedOverBeforeAnythingIsBuiltOnIt(@TempDir Path left) throws IOException {
        database.write(sql -> sql.execute("insert into probe values (1)"));
        copyTo(left);
        assertThat(left.resolve("rapport.db-wal")).isNotEmptyFile();

        try (Database opened = Database.open(left)) {
            assertThat(left.resolve("rapport.db-wal")).isEmptyFile();
            assertThat(opened.<Integer>read(sql -> sql.fetchCount(sql.selectFrom("probe"))))
                    .isEqualTo(1);
        }
    }

    @Test
    void aDamagedFileIsRefusedWithTheWayToRestore(@TempDir Path left) throws IOException {
        database.close();
        copyTo(left);
        byte[] bytes = Files.readAllBytes(left.resolve("rapport.db"));
        Arrays.fill(bytes, 5_000, 12_000, (byte) 0x5a);
        Files.write(left.resolve("rapport.db"), bytes);

        assertThatThrownBy(() -> Database.open(left))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("backup in their place");
        assertThat(left.resolve("rapport.db")).hasBinaryContent(bytes);
    }

    @Test
    void whatIsNoDatabaseAtAllIsRefusedAsWell(@TempDir Path left) throws IOException {
        Files.writeString(left.resolve("rapport.db"), "Once upon a time there was a file. ".repeat(100));

        assertThatThrownBy(() -> Database.open(left))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("is damaged");
    }

    /// The files as a process that is killed now would leave them.
    private void copyTo(Path other) throws IOException {
        for (String name : List.of("rapport.db", "rapport.db-wal")) {
            if (Files.exists(folder.resolve(name))) {
                Files.copy(folder.resolve(name), other.resolve(name));
            }
        }
    }

    private int count() {
        return database.read(sql -> sql.fetchCount(sql.selectFrom("probe")));
    }

    private String pragma(String name) {
        return database.read(sql -> sql.fetchOne("pragma " + name).get(0, String.class));
    }
}
