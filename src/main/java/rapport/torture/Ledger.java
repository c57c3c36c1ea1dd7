package rapport.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.DSLContext;
import org.jooq.Record;
import rapport.audit.Identity;
import rapport.audit.Marks;
import rapport.audit.Stored;
import rapport.audit.TextHash;
import rapport.log.SqlLog;
import rapport.sql.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the database holds, read from a copy of its files: what the server finds at its next start is what it left.
///
/// @param integrity what SQLite says of the file; `ok` if all is well
/// @param agents routing's view of them
record Ledger(Stored stored, String integrity, List<Desk> agents, List<String> waiting) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FILES = List.of("rapport.db", "rapport.db-wal");

    /// @param load conversations assigned to them
    /// @param ready present and available
    record Desk(String id, int capacity, int load, boolean ready) {}

    /// What can be told quickly of a server that is down.
    ///
    /// @param heads the sum of the heads of all conversations
    record Totals(long heads, long messages) {}

    /// @param data the server's data folder
    /// @param copy where the copy goes; emptied before
    static Ledger read(Path data, Path copy) {
        try (Database database = open(data, copy)) {
            SqlLog.recover(database);
            return database.read(sql -> new Ledger(
                    new Stored(conversations(sql)), text(sql, "pragma integrity_check"), agents(sql), waiting(sql)));
        }
    }

    static Totals totals(Path data, Path copy) {
        try (Database database = open(data, copy)) {
            SqlLog.recover(database);
            return database.read(sql -> new Totals(
                    number(sql, "select coalesce(sum(head), 0) from conversation"),
                    number(sql, "select count(*) from entry where id is not null")));
        }
    }

    private static Database open(Path data, Path copy) {
        try {
            Files.createDirectories(copy);
            for (String file : FILES) {
                Files.deleteIfExists(copy.resolve(file));
                if (Files.exists(data.resolve(file))) {
                    Files.copy(data.resolve(file), copy.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Database.open(copy);
    }

    private static List<Stored.Conversation> conversations(DSLContext sql) {
        Map<String, List<Record>> entries = new LinkedHashMap<>();
        sql.fetch("select rowid as place, * from entry order by conversation, seq")
                .forEach(row -> entries.computeIfAbsent(row.get("conversation", String.class), id -> new ArrayList<>())
                        .add(row));
        Map<String, Marks> marks = new LinkedHashMap<>();
        sql.fetch("select * from mark").forEach(row -> marks.put(row.get("conversation", String.class), marks(row)));
        List<Stored.Conversation> conversations = new ArrayList<>();
        sql.fetch("select * from conversation").forEach(row -> {
            String id = row.get("id", String.class);
            String visitor = row.get("visitor", String.class);
            long floor = row.get("floor", Long.class);
            List<Stored.Entry> own = entries.getOrDefault(id, List.of()).stream()
                    .map(entry -> entry(entry, visitor))
                    .toList();
            conversations.add(new Stored.Conversation(
                    id,
                    row.get("state", String.class),
                    Optional.ofNullable(row.get("agent", String.class)),
                    row.get("fence", Long.class),
                    row.get("head", Long.class),
                    row.get("head_visible", Long.class),
                    floor,
                    floor == 1 ? 1 : visibleFloor(own),
                    marks.getOrDefault(id, Marks.NONE),
                    own));
        });
        return conversations;
    }

    private static long visibleFloor(List<Stored.Entry> entries) {
        return entries.stream()
                .flatMapToLong(entry -> entry.visible().stream())
                .min()
                .orElse(1);
    }

    private static Stored.Entry entry(Record row, String visitor) {
        String kind = row.get("kind", String.class);
        String body = row.get("body", String.class);
        String sender = row.get("sender", String.class);
        String id = row.get("id", String.class);
        boolean text = kind.equals("text") || kind.equals("note");
        JsonNode content = text ? JSON.createObjectNode() : JSON.readTree(body);
        String author = sender == null || sender.equals("v")
                ? Identity.author("visitor", visitor)
                : Identity.author("agent", sender);
        return new Stored.Entry(
                row.get("seq", Long.class),
                row.get("hidden", Long.class) == 0
                        ? OptionalLong.of(row.get("visible", Long.class))
                        : OptionalLong.empty(),
                Entries.identity(kind, author, id == null ? "" : id, content),
                kind,
                Entries.message(kind),
                TextHash.of(text ? body : content.path("text").stringValue("")),
                kind.equals("assigned") ? OptionalLong.of(content.path("fence").longValue()) : OptionalLong.empty(),
                OptionalLong.of(row.get("place", Long.class)));
    }

    private static Marks marks(Record row) {
        return new Marks(
                row.get("visitor_delivered", Long.class),
                row.get("visitor_read", Long.class),
                row.get("agent_delivered", Long.class),
                row.get("agent_read", Long.class));
    }

    private static List<Desk> agents(DSLContext sql) {
        return sql.fetch(
                        "select a.*, (select count(*) from conversation c where c.state = 'assigned' and c.agent = a.id)"
                                + " as load from agent a")
                .map(row -> new Desk(
                        row.get("id", String.class),
                        row.get("capacity", Integer.class),
                        row.get("load", Integer.class),
                        row.get("status", String.class).equals("ONLINE")
                                && row.get("active", Long.class) == 1
                                && !row.get("nodes", String.class).equals("[]")));
    }

    private static List<String> waiting(DSLContext sql) {
        return sql.fetch("select id from conversation where state = 'queued'").map(row -> row.get("id", String.class));
    }

    private static long number(DSLContext sql, String query) {
        return Long.parseLong(text(sql, query));
    }

    private static String text(DSLContext sql, String query) {
        var value = sql.fetchSingle(query).get(0);
        return value == null ? "" : value.toString();
    }
}
