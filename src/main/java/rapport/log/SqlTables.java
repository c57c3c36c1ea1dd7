package rapport.log;

import static rapport.table.ConversationTable.DESK;
import static rapport.table.ConversationTable.IDLE;
import static rapport.table.ConversationTable.STATE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import rapport.desk.ConversationId;
import rapport.desk.DeskId;
import rapport.desk.Hidden;
import rapport.desk.Marks;
import rapport.desk.MessageId;
import rapport.desk.Receipt;
import rapport.sql.Database;
import rapport.sql.DatabaseFailed;
import rapport.sql.Work;
import rapport.table.AgentTable;
import rapport.table.ConversationTable;
import rapport.table.EntryTable;
import rapport.table.LogTable;
import rapport.table.MarkTable;
import rapport.table.NamedTable;
import rapport.table.PolicyTable;

/// The fold of the log, read from SQL.
public final class SqlTables implements Tables {
    private final Database database;

    public SqlTables(Database database) {
        this.database = database;
    }

    @Override
    public State state(DeskId desk) {
        settle();
        return read(sql -> {
            long position = LogTable.head(sql, desk);
            return new State(
                    position,
                    LogTable.at(sql, desk, position).orElse(Instant.EPOCH),
                    AgentTable.all(sql, desk),
                    PolicyTable.all(sql, desk),
                    NamedTable.teams(sql, desk),
                    NamedTable.skills(sql, desk),
                    rows(sql, DESK.eq(desk.value()).and(STATE.ne(DSL.inline(IDLE))), row -> position));
        });
    }

    @Override
    public Optional<Row> conversation(ConversationId id) {
        settle();
        return read(sql -> rows(
                        sql,
                        ConversationTable.QUALIFIED_ID.eq(id.value()),
                        row -> LogTable.head(sql, new DeskId(row.get(DESK))))
                .stream()
                .findFirst());
    }

    @Override
    public Optional<Receipt> receipt(ConversationId conversation, String sender, MessageId id) {
        return read(sql -> sql.select(EntryTable.columns())
                .from(EntryTable.ENTRY)
                .where(
                        EntryTable.CONVERSATION.eq(conversation.value()),
                        EntryTable.SENDER.eq(sender),
                        EntryTable.ID.eq(id.value()))
                .fetchOptional(EntryTable::receipt));
    }

    @Override
    public void keep(Map<ConversationId, Marks> marks) {
        try {
            database.write(sql -> {
                MarkTable.upsert(sql, marks);
                return marks.size();
            });
        } catch (DatabaseFailed failure) {
            throw new EventLog.LogFailed("the marks were not stored", failure);
        }
    }

    /// A replica goes on from what it reads, so nothing may be missing from it.
    private void settle() {
        try {
            database.settle();
        } catch (DatabaseFailed failure) {
            throw new EventLog.LogFailed("the tables cannot be brought up to date", failure);
        }
    }

    private <T> T read(Work<T> work) {
        try {
            return database.peek(work);
        } catch (DatabaseFailed failure) {
            throw new EventLog.LogFailed("the tables cannot be read", failure);
        }
    }

    private static List<Row> rows(DSLContext sql, Condition condition, ToLongFunction<Record> position) {
        var hidden = hidden(sql, condition);
        return sql.select(ConversationTable.columns())
                .select(MarkTable.columns())
                .from(ConversationTable.TABLE)
                .leftJoin(MarkTable.TABLE)
                .on(MarkTable.CONVERSATION.eq(ConversationTable.QUALIFIED_ID))
                .where(condition)
                .fetch(row -> new Row(
                        ConversationTable.conversation(
                                row, hidden.getOrDefault(row.get(ConversationTable.QUALIFIED_ID), Hidden.NONE)),
                        MarkTable.marks(row),
                        position.applyAsLong(row)));
    }

    private static Map<String, Hidden> hidden(DSLContext sql, Condition condition) {
        var seqs = new HashMap<String, List<Long>>();
        sql.select(EntryTable.CONVERSATION, EntryTable.SEQ)
                .from(EntryTable.ENTRY)
                .where(EntryTable.HIDDEN.eq(DSL.inline(1L)))
                .and(EntryTable.CONVERSATION.in(sql.select(ConversationTable.ID)
                        .from(ConversationTable.TABLE)
                        .where(condition)))
                .orderBy(EntryTable.CONVERSATION, EntryTable.SEQ)
                .forEach(row -> seqs.computeIfAbsent(row.value1(), id -> new ArrayList<>())
                        .add(row.value2()));
        var hidden = new HashMap<String, Hidden>();
        seqs.forEach((id, list) -> hidden.put(
                id, Hidden.of(list.stream().mapToLong(Long::longValue).toArray())));
        return hidden;
    }
}
