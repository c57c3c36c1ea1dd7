package rapport.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The write-ahead log stays small while somebody writes all the time, and is carried over soon when nobody does.
final class CheckpointsTest {
    private static final int WORTH_IT = 100;
    private static final int PAGE_BYTES = 4096;

    @TempDir
    Path folder;

    @Test
    void theLogIsBegunAnewAlthoughNobodyEverStopsWriting() throws SQLException, IOException {
        Sqlite sqlite = new Sqlite(folder);
        try (Connection writer = sqlite.openWriter();
                Checkpoints checkpoints = new Checkpoints(sqlite, WORTH_IT)) {
            table(writer);
            for (int i = 0; i < 8_000; i++) {
                insert(writer);
                checkpoints.committed(writer);
            }
            // Each writes two pages.
            assertThat(Files.size(folder.resolve("rapport.db-wal"))).isLessThan(8_000L * PAGE_BYTES);
            assertThat(count(writer)).isEqualTo(8_000);
        }
    }

    @Test
    void whatWasWrittenLastIsCarriedOverAsWell() throws SQLException {
        Sqlite sqlite = new Sqlite(folder);
        try (Connection writer = sqlite.openWriter();
                Checkpoints checkpoints = new Checkpoints(sqlite, WORTH_IT)) {
            table(writer);
            for (int i = 0; i < 2 * WORTH_IT; i++) {
                insert(writer);
            }
            checkpoints.committed(writer);
            Path file = folder.resolve("rapport.db");
            await().until(() -> Files.size(file) > 2L * WORTH_IT / 4 * PAGE_BYTES);
        }
    }

    @Test
    void afterAFailureItGoesOn() throws SQLException {
        Sqlite sqlite = new Sqlite(folder);
        Connection broken = sqlite.openWriter();
        try (Connection writer = sqlite.openWriter();
                Checkpoints checkpoints = new Checkpoints(sqlite, WORTH_IT)) {
            table(writer);
            broken.close();
            for (int i = 0; i < 2 * WORTH_IT; i++) {
                insert(writer);
                checkpoints.committed(broken); // which can carry nothing over
            }
            await().until(() -> {
                insert(writer);
                checkpoints.committed(writer);
                return Files.size(folder.resolve("rapport.db")) > 2L * WORTH_IT / 4 * PAGE_BYTES;
            });
        }
    }

    private static void table(Connection writer) throws SQLException {
        execute(writer, "create table probe (n integer primary key, filling blob)");
    }

    private static void insert(Connection writer) throws SQLException {
        execute(writer, "insert into probe (filling) values (zeroblob(1000))");
    }

    private static void execute(Connection writer, String sql) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Connection writer) throws SQLException {
        try (Statement statement = writer.createStatement();
                var rows = statement.executeQuery("select count(*) from probe")) {
            return rows.next() ? rows.getInt(1) : -1;
        }
    }
}
