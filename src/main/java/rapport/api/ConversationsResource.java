package rapport.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import rapport.desk.AgentId;
import rapport.desk.ConversationId;
import rapport.desk.SiteId;
import rapport.gateway.Views;
import rapport.log.Tables;
import rapport.transcript.ConversationList;
import rapport.transcript.Decisions;
import rapport.transcript.Transcript;
import rapport.wire.AgentConversation;
import rapport.wire.Listings;

/// What agents read about conversations without a socket: lists, entries, and why who got them.
final class ConversationsResource {
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;
    private static final int DECISIONS = 200;

    private final ConversationList list;
    private final Transcript transcript;
    private final Decisions decisions;
    private final Tables tables;
    private final FrontDesk desk;

    ConversationsResource(
            ConversationList list, Transcript transcript, Decisions decisions, Tables tables, FrontDesk desk) {
        this.list = list;
        this.transcript = transcript;
        this.decisions = decisions;
        this.tables = tables;
        this.desk = desk;
    }

    record Decided(List<DecisionBody> decisions) {}

    Reply list(Call call) {
        Query query = call.query();
        ConversationList.Filter filter = new ConversationList.Filter(
                query.choice("state", ConversationList.Phase.class),
                query.id("agent").map(AgentId::new),
                query.id("site").map(SiteId::new));
        Optional<ConversationId> before = query.id("before").map(ConversationId::new);
        var page = list.newest(filter, before, limit(query));
        List<AgentConversation> shown = desk.inspect(view -> page.entries().stream()
                .map(listed -> Views.forAgent(view.snapshot(listed.conversation(), listed.marks())))
                .toList());
        return Reply.json(Listings.conversations(shown, page.more()));
    }

    Reply entries(Call call) {
        Query query = call.query();
        OptionalLong after = query.number("after", 0, Long.MAX_VALUE);
        OptionalLong before = query.number("before", 0, Long.MAX_VALUE);
        if (after.isPresent() && before.isPresent()) {
            return Reply.refused(
                    Problem.malformed(new Fault("before", Fault.INVALID, "Either `after` or `before`, not both.")));
        }
        int limit = limit(query);
        Transcript.Range range = after.isPresent()
                ? new Transcript.Range.After(after.getAsLong(), limit)
                : before.isPresent()
                        ? new Transcript.Range.Before(before.getAsLong(), limit)
                        : Transcript.Range.newest(limit);
        ConversationId conversation = existing(call);
        var page = transcript.all(conversation, range);
        return Reply.json(Listings.entries(page.entries(), page.more()));
    }

    Reply decisions(Call call) {
        var stored = decisions.newest(existing(call), DECISIONS);
        return Reply.ok(new Decided(desk.inspect(view -> stored.stream()
                .map(one -> DecisionBody.of(one.at(), one.choice(), view))
                .toList())));
    }

    private ConversationId existing(Call call) {
        ConversationId conversation = new ConversationId(call.id());
        if (tables.conversation(conversation).isEmpty()) {
            throw new Refusal(Problem.notFound());
        }
        return conversation;
    }

    private static int limit(Query query) {
        return (int) query.number("limit", 1, HIGHEST_LIMIT).orElse(USUAL_LIMIT);
    }
}
