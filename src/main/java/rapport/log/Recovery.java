package rapport.log;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import rapport.desk.ConversationId;
import rapport.desk.DeskId;
import rapport.desk.Event;
import rapport.desk.Fold;
import rapport.sql.Database;
import rapport.table.ConversationTable;
import rapport.table.FoldTable;
import rapport.table.LogTable;

/// Writes the rows that were late when the server last ended, from the log. Only messages are held back ([LateRows]),
/// so
/// only they are looked at.
final class Recovery {
    private static final int READ_AT_ONCE = 64;

    private final DSLContext sql;
    private final DeskId desk;
    private final Map<ConversationId, ConversationTable.Row> rows = new HashMap<>();

    private Recovery(DSLContext sql, DeskId desk) {
        this.sql = sql;
        this.desk = desk;
    }

    /// Brings the tables up to the head of the log.
    static void run(Database database) {
        boolean behind = database.peek(sql -> FoldTable.all(sql).entrySet().stream()
                .anyMatch(fold -> LogTable.head(sql, fold.getKey()) > fold.getValue()));
        if (behind) {
            database.write(sql -> {
                var folds = FoldTable.all(sql);
                folds.forEach((desk, position) -> new Recovery(sql, desk).after(position));
                return folds.size();
            });
        }
    }

    private void after(long position) {
        long at = position;
        for (var missed = LogTable.after(sql, desk, at, READ_AT_ONCE);
                !missed.isEmpty();
                missed = LogTable.after(sql, desk, at, READ_AT_ONCE)) {
            for (var batch : missed) {
                at = batch.position();
                for (var event : batch.events()) {
                    if (event instanceof Event.MessagePosted posted) {
                        said(batch, posted);
                    }
                }
            }
        }
        ConversationTable.upsert(sql, desk, rows.values().stream().toList());
        FoldTable.upsert(sql, desk, at);
    }

    private void said(LogTable.Row batch, Event.MessagePosted posted) {
        row(posted.conversation())
                .filter(row ->
                        row.conversation().head().seq() < posted.entry().place().seq())
                .ifPresent(row -> rows.put(
                        posted.conversation(),
                        new ConversationTable.Row(Fold.of(row.conversation(), posted), batch.at(), batch.position())));
    }

    private Optional<ConversationTable.Row> row(ConversationId conversation) {
        var known = Optional.ofNullable(rows.get(conversation));
        return known.isPresent() ? known : ConversationTable.read(sql, conversation);
    }
}
