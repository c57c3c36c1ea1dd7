package rapport.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.desk.AgentId;
import rapport.desk.Command;
import rapport.desk.Conversation;
import rapport.desk.RandomPlay;
import rapport.desk.Shop;
import rapport.sql.Database;
import rapport.table.ConversationTable;
import rapport.transcript.SqlTranscript;

/// Rows that are written later than the messages that changed them: nobody who reads notices, and nothing of them is
/// lost when the server ends without a word.
final class LateRowsTest {
    @TempDir
    Path folder;

    private Database database;
    private Store store;
    private Shop shop;
    private Ledger ledger;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("live"));
        store = new Store(new SqlLog(database), new SqlTables(database), new SqlTranscript(database));
        shop = new Shop();
        ledger = new Ledger(store, shop);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theRowOfABusyConversationIsNotWrittenWithEveryMessage() {
        ledger.keep(shop.says("x", "hello"));
        long before = written();

        ledger.keep(shop.says("x", "are you there?"));

        assertThat(written()).isEqualTo(before);
        assertThat(head()).isGreaterThan(before);
    }

    @Test
    void whoeverReadsFindsEverything() {
        ledger.keep(shop.says("x", "hello"));
        ledger.keep(shop.says("x", "are you there?"));

        assertThat(store.tables().conversation(Shop.of("x")).orElseThrow().conversation())
                .isEqualTo(LogContract.forgetful(shop.conversation("x")));
        assertThat(written()).isEqualTo(head());
    }

    @Test
    void aRowIsNotLateForLongerThanAFewSecondsWhileOthersWrite() {
        ledger.keep(shop.says("x", "hello"));
        ledger.keep(shop.says("x", "are you there?"));
        shop.after(Duration.ofSeconds(3));
        ledger.keep(shop.says("y", "hello"));

        assertThat(written()).isEqualTo(head());
    }

    @Test
    void whatIsMoreThanWordsIsWrittenAtOnce() {
        ledger.keep(shop.says("x", "hello"));
        ledger.keep(shop.says("x", "thank you, that is all"));
        ledger.keep(shop.leaves("x"));

        assertThat(written()).isEqualTo(head());
    }

    @Test
    void anOrderlyEndLeavesNothingLate() {
        ledger.keep(shop.says("x", "hello"));
        ledger.keep(shop.says("x", "are you there?"));
        database.close();

        try (var again = Database.open(folder.resolve("live"))) {
            assertThat(again.<Long>peek(sql -> ConversationTable.read(sql, Shop.of("x"))
                            .orElseThrow()
                            .conversation()
                            .head()
                            .seq()))
                    .isEqualTo(head());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whoeverOpensTheFilesOfAServerThatWasKilledFindsEverything(long seed) throws IOException {
        var chance = new Random(seed);
        var play = new RandomPlay(shop, new Random(seed), 5, 12);
        for (int i = 0; i < 5; i++) {
            ledger.keep(shop.when(new Command.EnrolAgent(new AgentId("a" + i), "Agent " + i, 3)));
        }
        for (int i = 0; i < 400; i++) {
            ledger.keep(shop.after(play.pause()));
            ledger.keep(shop.when(play.next()));
            ledger.keep(shop.says("v" + chance.nextInt(12), "and " + i));
            if (chance.nextInt(20) == 0) {
                found(killed(i));
            }
            if (chance.nextInt(20) == 0) {
                store.tables().conversation(Shop.of("v1"));
            }
        }
        found(killed(400));
    }

    private void found(Path files) {
        try (var opened = Database.open(files)) {
            SqlLog.recover(opened);
            var tables = new SqlTables(opened);
            for (var conversation : shop.desk.conversations()) {
                // Of some that nobody wrote in there is no row, as there is none in the log.
                tables.conversation(conversation.id())
                        .ifPresentOrElse(
                                row -> assertThat(row.conversation()).isEqualTo(LogContract.forgetful(conversation)),
                                () -> assertThat(conversation.head().seq()).isZero());
            }
            assertThat(tables.state(Ledger.DESK).position()).isEqualTo(ledger.position());
            assertThat(tables.state(Ledger.DESK).open()).hasSize((int) shop.desk.conversations().stream()
                    .filter(Conversation::open)
                    .count());
        }
    }

    /// What is on the disk at this moment, as it would be after a crash.
    private Path killed(int name) throws IOException {
        var copy = Files.createDirectories(folder.resolve("copy" + name));
        for (var file : List.of("rapport.db", "rapport.db-wal")) {
            Files.copy(folder.resolve("live").resolve(file), copy.resolve(file));
        }
        return copy;
    }

    /// The head that the row of `x` says.
    private long written() {
        return database.<Long>peek(sql -> ConversationTable.read(sql, Shop.of("x"))
                .orElseThrow()
                .conversation()
                .head()
                .seq());
    }

    private long head() {
        return shop.conversation("x").head().seq();
    }
}
