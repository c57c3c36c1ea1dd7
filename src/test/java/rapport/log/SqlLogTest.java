package rapport.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.desk.Marks;
import rapport.desk.Shop;
import rapport.sql.Database;
import rapport.transcript.SqlTranscript;

/// [SqlLog], [SqlTables] and [SqlTranscript] keep the contract, on a real file.
final class SqlLogTest extends LogContract {
    @TempDir
    Path folder;

    private Database database;

    @Override
    Store open() {
        database = Database.open(folder);
        return new Store(new SqlLog(database), new SqlTables(database), new SqlTranscript(database));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everythingIsThereAfterTheFolderIsOpenedAgain() {
        shop.agent("ann", 3);
        var batch = ledger.batch(shop.says("x", "hello"));
        store.log().append(Ledger.DESK, 0, batch, shop.changes());
        store.tables().keep(Map.of(Shop.of("x"), new Marks(1, 1, 0, 0)));
        var state = store.tables().state(Ledger.DESK);

        database.close();
        store = open();

        assertThat(store.tables().state(Ledger.DESK)).isEqualTo(state);
        assertThat(store.log().read(Ledger.DESK, 0, 10)).containsExactly(batch);
    }

    @Test
    void aDatabaseThatIsGoneIsAFailureThatMayPass() {
        var batch = ledger.batch(shop.says("x", "hello"));
        database.close();

        assertThatThrownBy(() -> store.tables().conversation(Shop.of("x"))).isInstanceOf(EventLog.LogFailed.class);
        assertThatThrownBy(() -> store.tables().keep(Map.of())).isInstanceOf(EventLog.LogFailed.class);
        assertThatThrownBy(() -> store.log().read(Ledger.DESK, 0, 1)).isInstanceOf(EventLog.LogFailed.class);
        assertThatThrownBy(() -> store.log().append(Ledger.DESK, 0, batch, shop.changes()))
                .isInstanceOf(EventLog.LogFailed.class);
    }
}
