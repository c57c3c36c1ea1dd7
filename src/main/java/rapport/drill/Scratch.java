package rapport.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import rapport.desk.DeskId;
import rapport.log.Batch;
import rapport.log.EventLog;
import rapport.log.SqlLog;
import rapport.sql.Database;
import tools.jackson.databind.json.JsonMapper;

/// A log on a real database in a folder of its own, which is gone in the end.
final class Scratch implements AutoCloseable {
    private final Path folder;
    private final Database database;
    private final EventLog log;

    Scratch() throws IOException {
        folder = Files.createTempDirectory("rapport-drill-");
        database = Database.open(folder);
        log = new SqlLog(database);
    }

    /// Appends what a shift came to after this position; anything but that it is stored is a mistake.
    void append(DeskId desk, long position, Shift.Batch batch) {
        var outcome = log.append(
                desk,
                position,
                new Batch("bench:" + desk + ":" + position, batch.at(), batch.events()),
                batch.changes());
        if (!(outcome instanceof EventLog.Appended.Stored)) {
            throw new IllegalStateException("not stored: " + outcome);
        }
    }

    /// On the disk, in all.
    long bytes() throws IOException {
        long bytes = 0;
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        database.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// Keeps what was measured, as JSON.
    static void keep(Object result, Path out) throws IOException {
        var parent = out.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(out, new JsonMapper().writeValueAsString(result) + "\n");
    }
}
