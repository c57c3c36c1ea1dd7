package rapport.wire;

/// Writes what agents may be told.
final class AgentWriting {
    private AgentWriting() {}

    static void write(JsonWriter json, ToAgent frame) {
        switch (frame) {
            case ToBoth both -> BothWriting.write(json, both);
            case ToAgent.Welcome welcome -> welcome(json, welcome);
            case ToAgent.Said said -> EntryWriting.full(json.text("type", "entry"), said.entry());
            case ToAgent.Stands stands ->
                json.text("type", "conversation")
                        .object("conversation", fields -> ConversationWriting.full(fields, stands.conversation()));
            case ToAgent.HistoryPage page ->
                BothWriting.ok(json, page.re())
                        .text("conversation", page.conversation().value())
                        .objects("entries", page.entries(), EntryWriting::full)
                        .truth("more", page.more())
                        .number("floor", page.floor())
                        .number("head", page.head());
            case ToAgent.Changed changed ->
                BothWriting.ok(json, changed.re())
                        .object("conversation", fields -> ConversationWriting.full(fields, changed.conversation()));
            case ToAgent.AvailabilityIs is ->
                BothWriting.ok(json, is.re()).choice("status", Spelling.STATUS, is.status());
            case ToAgent.Staffed staffed ->
                json.text("type", "agent")
                        .object(
                                "agent",
                                fields -> myself(fields, staffed.agent()).number("load", staffed.load()));
            case ToAgent.Dismissed dismissed ->
                json.text("type", "dismissed")
                        .text("conversation", dismissed.conversation().value())
                        .number("fence", dismissed.fence());
            case ToAgent.Typing typing ->
                json.text("type", "typing")
                        .text("conversation", typing.conversation().value())
                        .choice("by", Spelling.KIND, typing.by())
                        .text("name", typing.name())
                        .text("text", typing.text());
        }
    }

    private static void welcome(JsonWriter json, ToAgent.Welcome welcome) {
        BothWriting.welcome(json, welcome.greeting())
                .object("agent", fields -> myself(fields, welcome.agent()))
                .objects("conversations", welcome.conversations(), ConversationWriting::full);
    }

    private static JsonWriter myself(JsonWriter fields, ToAgent.Myself myself) {
        return fields.text("id", myself.agent().id().value())
                .text("name", myself.agent().name())
                .choice("role", Spelling.ROLE, myself.role())
                .number("capacity", myself.capacity())
                .choice("status", Spelling.STATUS, myself.status());
    }
}
