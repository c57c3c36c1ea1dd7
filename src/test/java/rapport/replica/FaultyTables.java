package rapport.replica;

import java.util.Map;
import java.util.Optional;
import rapport.desk.ConversationId;
import rapport.desk.DeskId;
import rapport.desk.Marks;
import rapport.desk.MessageId;
import rapport.desk.Receipt;
import rapport.log.EventLog;
import rapport.log.Tables;

/// Tables that cannot be reached as often as they are told to.
final class FaultyTables implements Tables {
    private final Tables tables;
    private int failures;

    FaultyTables(Tables tables) {
        this.tables = tables;
    }

    /// The next calls fail.
    void fail(int times) {
        failures = times;
    }

    @Override
    public State state(DeskId desk) {
        reach();
        return tables.state(desk);
    }

    @Override
    public Optional<Row> conversation(ConversationId id) {
        reach();
        return tables.conversation(id);
    }

    @Override
    public Optional<Receipt> receipt(ConversationId conversation, String sender, MessageId id) {
        reach();
        return tables.receipt(conversation, sender, id);
    }

    @Override
    public void keep(Map<ConversationId, Marks> marks) {
        reach();
        tables.keep(marks);
    }

    private void reach() {
        if (failures > 0) {
            failures--;
            throw new EventLog.LogFailed("unreachable", new IllegalStateException("connection lost"));
        }
    }
}
