package rapport.wire;

import rapport.desk.Content;

/// Writes what an entry shows: the visible forms for visitors, all of them for agents.
final class ContentWriting {
    private ContentWriting() {}

    static void visible(JsonWriter json, Content.Visible content) {
        switch (content) {
            case Content.Text text -> text(json, text);
            case Content.File file -> file(json, file.file());
            case Content.Opened opened -> opened(json, opened);
            case Content.Queued queued -> queued(json, queued);
            case Content.AssignedVisibly assigned ->
                json.text("kind", "assigned")
                        .agent("agent", assigned.agent())
                        .number("fence", assigned.fence())
                        .agent("from", assigned.from());
            case Content.Closed closed -> closed(json, closed);
            case Content.Rated rated -> rated(json, rated);
        }
    }

    static void full(JsonWriter json, Content content) {
        switch (content) {
            case Content.Text text -> text(json, text);
            case Content.File file -> file(json, file.file());
            case Content.Note note -> json.text("kind", "note").text("text", note.text());
            case Content.Opened opened -> opened(json, opened);
            case Content.Queued queued -> queued(json, queued);
            case Content.Assigned assigned ->
                json.text("kind", "assigned")
                        .agent("agent", assigned.agent())
                        .number("fence", assigned.fence())
                        .choice("reason", Spelling.RULE, assigned.reason())
                        .choice("trigger", Spelling.TRIGGER, assigned.trigger())
                        .agent("from", assigned.from());
            case Content.TransferNote note ->
                json.text("kind", "transfer_note").text("text", note.text()).agent("by", note.by());
            case Content.Closed closed -> closed(json, closed);
            case Content.Rated rated -> rated(json, rated);
        }
    }

    private static void text(JsonWriter json, Content.Text text) {
        json.text("kind", "text").text("text", text.text());
    }

    private static void file(JsonWriter json, Content.FileRef file) {
        json.text("kind", "file").object("file", fields -> {
            fields.text("id", file.id().value())
                    .text("name", file.name())
                    .number("size", file.size())
                    .text("type", file.type());
            file.width().ifPresent(width -> fields.number("width", width));
            file.height().ifPresent(height -> fields.number("height", height));
        });
    }

    private static void opened(JsonWriter json, Content.Opened opened) {
        json.text("kind", "opened").number("cycle", opened.cycle());
    }

    private static void queued(JsonWriter json, Content.Queued queued) {
        json.text("kind", "queued").choice("reason", Spelling.QUEUE_REASON, queued.reason());
    }

    private static void closed(JsonWriter json, Content.Closed closed) {
        json.text("kind", "closed")
                .number("cycle", closed.cycle())
                .object("by", by -> EntryWriting.author(by, closed.by()))
                .choice("reason", Spelling.CLOSE_REASON, closed.reason());
    }

    private static void rated(JsonWriter json, Content.Rated rated) {
        json.text("kind", "rated")
                .number("cycle", rated.cycle())
                .number("score", rated.score())
                .text("comment", rated.comment());
    }
}
