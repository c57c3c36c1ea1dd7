package rapport.transcript;

import java.util.List;
import rapport.desk.ConversationId;
import rapport.sql.Database;
import rapport.table.DecisionTable;

/// Why which agent got a conversation. Blocks.
public final class Decisions {
    private final Database database;

    public Decisions(Database database) {
        this.database = database;
    }

    /// At most `limit` of them, the newest first.
    public List<DecisionTable.Stored> newest(ConversationId conversation, int limit) {
        return database.read(sql -> DecisionTable.newest(sql, conversation, limit));
    }
}
