package rapport.wire;

import java.time.Instant;
import rapport.desk.Author;
import rapport.desk.ConversationId;

/// Writes the state of a conversation: one way for visitors, one for agents.
final class ConversationWriting {
    private ConversationWriting() {}

    static void visible(JsonWriter json, VisitorConversation conversation) {
        standing(json, conversation.standing());
        conversation.last().ifPresent(last -> last(json, last.at(), last.author(), last.preview()));
    }

    static void full(JsonWriter json, AgentConversation conversation) {
        standing(json, conversation.standing());
        conversation.last().ifPresent(last -> last(json, last.at(), last.author(), last.preview()));
        conversation.waitingSince().ifPresent(since -> json.time("waitingSince", since));
        json.object("visitor", visitor -> visitor(visitor, conversation.visitor()));
    }

    private static void standing(JsonWriter json, Standing standing) {
        json.text("id", standing.id().value())
                .choice("state", Spelling.PHASE, standing.state())
                .number("cycle", standing.cycle())
                .number("head", standing.head())
                .number("floor", standing.floor())
                .number("fence", standing.fence())
                .number("priority", standing.priority());
        standing.agent()
                .ifPresent(serving -> json.object(
                        "agent",
                        agent -> agent.text("id", serving.agent().id().value())
                                .text("name", serving.agent().name())
                                .text("avatar", serving.avatar())
                                .truth("present", serving.present())));
        standing.queue()
                .ifPresent(place -> json.object("queue", queue -> {
                    queue.choice("reason", Spelling.QUEUE_REASON, place.reason())
                            .number("position", place.position())
                            .number("estimateSeconds", place.estimateSeconds());
                    place.opensAt().ifPresent(at -> queue.time("opensAt", at));
                }));
        json.object("read", read -> marks(read, standing.read()))
                .object("delivered", delivered -> marks(delivered, standing.delivered()));
    }

    private static void marks(JsonWriter json, Marks marks) {
        json.number("visitor", marks.visitor()).number("agent", marks.agent());
    }

    private static void last(JsonWriter json, Instant at, Author author, String preview) {
        json.object(
                "last",
                last -> last.time("at", at)
                        .object("author", by -> EntryWriting.author(by, author))
                        .text("preview", preview));
    }

    private static void visitor(JsonWriter json, VisitorCard card) {
        var whereabouts = card.whereabouts();
        json.text("id", card.id().value())
                .text("name", card.name())
                .text("email", card.email())
                .truth("identified", card.identified())
                .truth("present", whereabouts.present());
        whereabouts
                .page()
                .ifPresent(page -> json.object(
                        "page",
                        fields -> fields.text("url", page.url())
                                .text("title", page.title())
                                .text("referrer", page.referrer())));
        json.text("locale", whereabouts.locale());
        if (!card.attributes().isEmpty()) {
            json.object("attributes", attributes -> card.attributes().forEach(attributes::text));
        }
        json.agent("owner", card.owner()).agent("lastAgent", card.lastAgent());
        if (!card.earlier().isEmpty()) {
            json.texts(
                    "earlier",
                    card.earlier().stream().map(ConversationId::value).toList());
        }
    }
}
