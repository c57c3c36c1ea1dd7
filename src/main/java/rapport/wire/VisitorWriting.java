package rapport.wire;

/// Writes what visitors may be told. Takes nothing that has a hidden form.
final class VisitorWriting {
    private VisitorWriting() {}

    static void write(JsonWriter json, ToVisitor frame) {
        switch (frame) {
            case ToBoth both -> BothWriting.write(json, both);
            case ToVisitor.Welcome welcome -> welcome(json, welcome);
            case ToVisitor.Said said -> EntryWriting.visible(json.text("type", "entry"), said.entry());
            case ToVisitor.Stands stands ->
                json.text("type", "conversation")
                        .object("conversation", fields -> ConversationWriting.visible(fields, stands.conversation()));
            case ToVisitor.HistoryPage page ->
                BothWriting.ok(json, page.re())
                        .text("conversation", page.conversation().value())
                        .objects("entries", page.entries(), EntryWriting::visible)
                        .truth("more", page.more())
                        .number("floor", page.floor())
                        .number("head", page.head());
            case ToVisitor.Changed changed ->
                BothWriting.ok(json, changed.re())
                        .object("conversation", fields -> ConversationWriting.visible(fields, changed.conversation()));
            case ToVisitor.Typing typing ->
                json.text("type", "typing")
                        .text("conversation", typing.conversation().value())
                        .choice("by", Spelling.KIND, Kind.AGENT)
                        .text("name", typing.name());
        }
    }

    private static void welcome(JsonWriter json, ToVisitor.Welcome welcome) {
        var visitor = welcome.visitor();
        BothWriting.welcome(json, welcome.greeting())
                .object(
                        "visitor",
                        fields -> fields.text("id", visitor.id().value())
                                .text("name", visitor.name())
                                .text("token", visitor.token())
                                .truth("identified", visitor.identified()))
                .objects("conversations", welcome.conversation().stream().toList(), ConversationWriting::visible);
    }
}
