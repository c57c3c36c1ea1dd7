package rapport.table;

import static rapport.table.Columns.number;
import static rapport.table.Columns.text;

import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import rapport.desk.ConversationId;
import rapport.desk.Marks;

/// How far each side has received and read.
public final class MarkTable {
    public static final Table<Record> TABLE = DSL.table(DSL.name("mark"));
    public static final Field<String> CONVERSATION = DSL.field(DSL.name("mark", "conversation"), String.class);
    private static final Field<Long> VISITOR_DELIVERED = number("visitor_delivered");
    private static final Field<Long> VISITOR_READ = number("visitor_read");
    private static final Field<Long> AGENT_DELIVERED = number("agent_delivered");
    private static final Field<Long> AGENT_READ = number("agent_read");

    private MarkTable() {}

    /// What [#marks] needs.
    public static List<Field<?>> columns() {
        return List.of(VISITOR_DELIVERED, VISITOR_READ, AGENT_DELIVERED, AGENT_READ);
    }

    /// Writes the marks, each where it is higher than what stands there: another node may know of a newer one.
    public static void upsert(DSLContext sql, Map<ConversationId, Marks> marks) {
        if (marks.isEmpty()) {
            return;
        }
        var conversation = text("conversation");
        var insert = sql.insertInto(TABLE, conversation, VISITOR_DELIVERED, VISITOR_READ, AGENT_DELIVERED, AGENT_READ)
                .values((String) null, null, null, null, null)
                .onConflict(conversation)
                .doUpdate()
                .set(VISITOR_DELIVERED, higher(VISITOR_DELIVERED))
                .set(VISITOR_READ, higher(VISITOR_READ))
                .set(AGENT_DELIVERED, higher(AGENT_DELIVERED))
                .set(AGENT_READ, higher(AGENT_READ));
        sql.batch(insert, marks.entrySet().stream().map(MarkTable::values).toArray(Object[][]::new))
                .execute();
    }

    private static Field<Long> higher(Field<Long> mark) {
        return DSL.greatest(DSL.field(DSL.name("mark", mark.getName()), Long.class), DSL.excluded(mark));
    }

    private static Object[] values(Map.Entry<ConversationId, Marks> entry) {
        var mark = entry.getValue();
        return new Object[] {
            entry.getKey().value(), mark.visitorDelivered(), mark.visitorRead(), mark.agentDelivered(), mark.agentRead()
        };
    }

    /// The marks of a row joined to this table.
    public static Marks marks(Record row) {
        @Nullable Long delivered = row.get(VISITOR_DELIVERED);
        return delivered == null
                ? Marks.NONE
                : new Marks(delivered, row.get(VISITOR_READ), row.get(AGENT_DELIVERED), row.get(AGENT_READ));
    }
}
