package rapport.wire;

import rapport.desk.Author;
import rapport.desk.Entry;
import rapport.desk.VisibleEntry;

/// Writes entries: one way for visitors, one for agents.
final class EntryWriting {
    private EntryWriting() {}

    static void visible(JsonWriter json, VisibleEntry entry) {
        json.text("conversation", entry.conversation().value())
                .number("seq", entry.seq())
                .time("at", entry.at());
        entry.id().ifPresent(id -> json.text("id", id.value()));
        json.object("author", author -> author(author, entry.author()))
                .object("content", content -> ContentWriting.visible(content, entry.content()));
    }

    static void full(JsonWriter json, Entry<?> entry) {
        json.text("conversation", entry.conversation().value())
                .number("seq", entry.place().seq())
                .time("at", entry.at());
        entry.id().ifPresent(id -> json.text("id", id.value()));
        json.object("author", author -> author(author, entry.author()))
                .object("content", content -> ContentWriting.full(content, entry.content()));
    }

    static void author(JsonWriter json, Author author) {
        switch (author) {
            case Author.Visitor visitor ->
                json.text("kind", "visitor").text("id", visitor.id().value()).text("name", visitor.name());
            case Author.Agent agent ->
                json.text("kind", "agent").text("id", agent.id().value()).text("name", agent.name());
            case Author.Desk desk -> json.text("kind", "system");
        }
    }
}
