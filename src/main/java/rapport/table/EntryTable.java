package rapport.table;

import static rapport.table.Columns.at;
import static rapport.table.Columns.number;
import static rapport.table.Columns.text;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import rapport.desk.AgentId;
import rapport.desk.Author;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.Digest;
import rapport.desk.Entry;
import rapport.desk.MessageId;
import rapport.desk.Place;
import rapport.desk.Receipt;
import rapport.desk.Sender;
import rapport.desk.VisitorId;
import rapport.sql.Rows;

/// What conversations show.
public final class EntryTable {
    public static final Table<Record> ENTRY = DSL.table(DSL.name("entry"));
    public static final Field<String> CONVERSATION = text("conversation");
    public static final Field<Long> SEQ = number("seq");
    public static final Field<Long> VISIBLE = number("visible");
    public static final Field<Long> HIDDEN = number("hidden");
    public static final Field<Long> AT = number("at");
    public static final Field<String> SENDER = text("sender");
    static final Field<String> NAME = text("name");
    public static final Field<String> ID = text("id");
    public static final Field<String> KIND = text("kind");
    public static final Field<String> BODY = text("body");

    public static final String VISITOR = new Sender.Visitor(new VisitorId("any")).key();

    private EntryTable() {}

    /// All columns: what [#entry] and [#receipt] need.
    public static List<Field<?>> columns() {
        return List.of(CONVERSATION, SEQ, VISIBLE, HIDDEN, AT, SENDER, NAME, ID, KIND, BODY);
    }

    public static void insert(DSLContext sql, List<? extends Entry<?>> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Rows.write(
                sql,
                "entry",
                spelt -> spelt.insertInto(ENTRY, columns())
                        .values((Object) null, null, null, null, null, null, null, null, null, null),
                entries.stream().map(EntryTable::values).toList());
    }

    private static @Nullable Object[] values(Entry<?> entry) {
        var author = entry.author();
        return new @Nullable Object[] {
            entry.conversation().value(),
            entry.place().seq(),
            entry.place().visible(),
            Columns.flag(entry.content().visible().isEmpty()),
            Columns.millis(entry.at()),
            sender(author),
            name(author),
            Columns.text(entry.id(), MessageId::value),
            kind(entry.content()),
            body(entry.content())
        };
    }

    /// @param visitor whose conversation it is
    public static Entry<Content> entry(Record row, VisitorId visitor) {
        return new Entry<>(
                new ConversationId(row.get(CONVERSATION)),
                new Place(row.get(SEQ), row.get(VISIBLE)),
                at(row, AT),
                Columns.optional(row, ID, MessageId::new),
                author(row, visitor),
                content(row));
    }

    public static Receipt receipt(Record row) {
        var content = content(row);
        return new Receipt(
                row.get(SENDER),
                new MessageId(row.get(ID)),
                new Place(row.get(SEQ), row.get(VISIBLE)),
                at(row, AT),
                content instanceof Content.Posting posting ? Optional.of(Digest.of(posting)) : Optional.empty());
    }

    private static @Nullable String sender(Author author) {
        return switch (author) {
            case Author.Visitor visitor -> VISITOR;
            case Author.Agent agent -> agent.id().value();
            case Author.Desk desk -> null;
        };
    }

    private static @Nullable String name(Author author) {
        return switch (author) {
            case Author.Visitor visitor -> visitor.name().orElse(null);
            case Author.Agent agent -> agent.name();
            case Author.Desk desk -> null;
        };
    }

    private static Author author(Record row, VisitorId visitor) {
        var sender = row.get(SENDER);
        if (sender == null) {
            return Author.SYSTEM;
        }
        return sender.equals(VISITOR)
                ? new Author.Visitor(visitor, Optional.ofNullable(row.get(NAME)))
                : new Author.Agent(new AgentId(sender), row.get(NAME));
    }

    private static String kind(Content content) {
        return switch (content) {
            case Content.Text text -> "text";
            case Content.Note note -> "note";
            case Content.File file -> "file";
            case Content.Opened opened -> "opened";
            case Content.Queued queued -> "queued";
            case Content.Assigned assigned -> "assigned";
            case Content.TransferNote note -> "transfer_note";
            case Content.Closed closed -> "closed";
            case Content.Rated rated -> "rated";
        };
    }

    private static String body(Content content) {
        return switch (content) {
            case Content.Text text -> text.text();
            case Content.Note note -> note.text();
            case Content.File file -> Json.write(content);
            case Content.Opened opened -> Json.write(content);
            case Content.Queued queued -> Json.write(content);
            case Content.Assigned assigned -> Json.write(content);
            case Content.TransferNote note -> Json.write(content);
            case Content.Closed closed -> Json.write(content);
            case Content.Rated rated -> Json.write(content);
        };
    }

    private static Content content(Record row) {
        var body = row.get(BODY);
        return switch (row.get(KIND)) {
            case "text" -> new Content.Text(body);
            case "note" -> new Content.Note(body);
            default -> Json.read(body, Content.class);
        };
    }
}
