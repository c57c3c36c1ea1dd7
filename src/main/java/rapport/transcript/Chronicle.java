package rapport.transcript;

import static rapport.table.EntryTable.AT;
import static rapport.table.EntryTable.BODY;
import static rapport.table.EntryTable.CONVERSATION;
import static rapport.table.EntryTable.ENTRY;
import static rapport.table.EntryTable.KIND;
import static rapport.table.EntryTable.SENDER;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import rapport.desk.AgentId;
import rapport.desk.CloseReason;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.SiteId;
import rapport.sql.Database;
import rapport.table.ConversationTable;
import rapport.table.EntryTable;
import rapport.table.Json;

/// What happened in all conversations, in the order in which it was stored: for who adds up and wants to read nothing
/// twice. Entries are only ever appended, in the order of the log and so of time, so the table's own row numbers are
/// the position, and the place where a day begins is found by halving. No index is needed. Blocks.
public final class Chronicle {
    /// Entries read at a time.
    private static final int PAGE = 5_000;

    private static final Field<Long> ROW = DSL.field(DSL.name("rowid"), Long.class);
    /// Of what people said only who said it is asked for.
    private static final Field<String> TOLD =
            DSL.when(KIND.in("assigned", "closed"), BODY).otherwise(DSL.inline(""));

    private final Database database;

    public Chronicle(Database database) {
        this.database = database;
    }

    public record Happening(ConversationId conversation, Instant at, What what) {}

    public sealed interface What {}

    /// A cycle began.
    public record Opened() implements What {}

    /// The visitor said something.
    public record Asked() implements What {}

    /// An agent said something to the visitor.
    public record Answered(AgentId by) implements What {}

    /// An agent got the conversation.
    public record Given(AgentId to) implements What {}

    /// The cycle ended.
    public record Closed(CloseReason reason) implements What {}

    /// @param position up to which all was told
    /// @param more whether there is more after it
    public record Page(List<Happening> happenings, long position, boolean more) {}

    /// The position before everything that was stored at this time or later.
    public long before(Instant at) {
        return database.read(sql -> {
            long low = end(sql, true);
            long high = end(sql, false) + 1;
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (atOrAfter(sql, middle) < at.toEpochMilli()) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        });
    }

    /// What was stored after this position, the oldest first, a page of it.
    public Page after(long position) {
        return after(position, DSL.noCondition());
    }

    /// The same, of one site's conversations.
    public Page after(long position, SiteId site) {
        return after(
                position,
                DSL.exists(DSL.selectOne()
                        .from(ConversationTable.TABLE)
                        .where(ConversationTable.QUALIFIED_ID.eq(CONVERSATION))
                        .and(ConversationTable.SITE.eq(site.value()))));
    }

    private Page after(long position, Condition which) {
        return database.read(sql -> {
            var rows = sql.select(ROW, CONVERSATION, AT, SENDER, KIND, TOLD)
                    .from(ENTRY)
                    .where(ROW.gt(position).and(which))
                    .orderBy(ROW)
                    .limit(PAGE)
                    .fetch();
            return new Page(
                    rows.stream().flatMap(Chronicle::happening).toList(),
                    rows.isEmpty() ? position : rows.getLast().get(ROW),
                    rows.size() == PAGE);
        });
    }

    private static long end(DSLContext sql, boolean first) {
        return sql.select(ROW)
                .from(ENTRY)
                .orderBy(first ? ROW.asc() : ROW.desc())
                .limit(1)
                .fetchOptional(ROW)
                .orElse(0L);
    }

    /// When the first entry from this row on was stored.
    private static long atOrAfter(DSLContext sql, long row) {
        return sql.select(AT)
                .from(ENTRY)
                .where(ROW.ge(row))
                .orderBy(ROW)
                .limit(1)
                .fetchOptional(AT)
                .orElse(Long.MAX_VALUE);
    }

    private static Stream<Happening> happening(Record row) {
        return what(row)
                .map(what -> new Happening(
                        new ConversationId(row.get(CONVERSATION)), Instant.ofEpochMilli(row.get(AT)), what))
                .stream();
    }

    private static Optional<What> what(Record row) {
        return switch (row.get(KIND)) {
            case "opened" -> Optional.of(new Opened());
            case "text", "file" -> Optional.of(said(row.get(SENDER)));
            case "assigned", "closed" -> told(Json.read(row.get(TOLD), Content.class));
            default -> Optional.empty();
        };
    }

    private static What said(String sender) {
        return sender.equals(EntryTable.VISITOR) ? new Asked() : new Answered(new AgentId(sender));
    }

    private static Optional<What> told(Content content) {
        return switch (content) {
            case Content.Assigned assigned ->
                Optional.of(new Given(assigned.agent().id()));
            case Content.Closed closed -> Optional.of(new Closed(closed.reason()));
            case Content.Text text -> Optional.empty();
            case Content.File file -> Optional.empty();
            case Content.Note note -> Optional.empty();
            case Content.Opened opened -> Optional.empty();
            case Content.Queued queued -> Optional.empty();
            case Content.TransferNote note -> Optional.empty();
            case Content.Rated rated -> Optional.empty();
        };
    }
}
