package rapport.replica;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import rapport.log.SqlLog;
import rapport.log.SqlTables;
import rapport.log.Store;
import rapport.sql.Database;
import rapport.transcript.SqlTranscript;

/// A [Replica] on SQLite, in a real file.
final class SqlReplicaTest extends ReplicaContract {
    @TempDir
    Path folder;

    private Database database;

    @Override
    Store open() {
        database = Database.open(folder);
        return new Store(new SqlLog(database), new SqlTables(database), new SqlTranscript(database));
    }

    @Override
    void closeStore() {
        database.close();
    }
}
