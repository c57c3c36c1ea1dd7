package rapport.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What each event makes of a conversation: the only place where one changes.
public final class Fold {
    private Fold() {}

    /// The conversation after the event. An opened cycle is `queued` until the placement that follows it in the same
    /// batch.
    public static Conversation of(Conversation before, Event.OfConversation event) {
        return switch (event) {
            case Event.Entered entered -> entered(advanced(before, entered.entry()), entered);
            case Event.VisitorDescribed described -> before.with(described.profile());
            case Event.VisitorRecognised recognised ->
                before.with(recognised.profile()).withContinuedIn(recognised.continuedIn());
            case Event.EarlierLinked linked -> {
                var earlier = new ArrayList<>(before.earlier());
                earlier.add(linked.earlier());
                yield before.withEarlier(List.copyOf(earlier));
            }
            case Event.OwnerSet set -> before.with(before.binding().owned(set.owner()));
            case Event.PrioritySet set -> before.withPriority(set.priority());
            case Event.RequirementsSet set -> before.with(set.requirements());
            case Event.AgentPassedOver passed -> {
                var agents = new TreeSet<>(before.passedOver());
                agents.add(passed.agent());
                yield before.withPassedOver(Collections.unmodifiableSet(agents));
            }
        };
    }

    private static Conversation advanced(Conversation before, Entry<?> entry) {
        if (entry.place().seq() != before.head().seq() + 1) {
            throw new IllegalStateException(before.id() + ": entry "
                    + entry.place().seq() + " after " + before.head().seq());
        }
        boolean visible = entry.content().visible().isPresent();
        return before.withHead(
                entry.place(),
                visible ? before.hidden() : before.hidden().with(entry.place().seq()));
    }

    private static Conversation entered(Conversation before, Event.Entered event) {
        return switch (event) {
            case Event.CycleOpened opened ->
                before.withCycle(opened.entry().content().cycle())
                        .with(new State.Queued(opened.arrival(), Optional.empty()));
            case Event.MessagePosted posted -> posted(before, posted);
            case Event.ConversationQueued queued -> before.with(queued.state());
            case Event.ConversationAssigned assigned -> {
                var agent = assigned.state().agent().id();
                yield before.with(assigned.state())
                        .withFence(assigned.entry().content().fence())
                        .with(before.binding().assigned(agent, assigned.entry().at()));
            }
            case Event.CycleClosed closed ->
                before.with(State.IDLE).with(before.talk().settled()).with(Optional.<Requirements>empty());
            case Event.TransferNoted noted -> before;
            case Event.CycleRated rated -> before;
        };
    }

    private static Conversation posted(Conversation before, Event.MessagePosted posted) {
        var entry = posted.entry();
        var after = before.with(before.talk().said(entry, posted.receipt()));
        boolean answer = entry.author() instanceof Author.Agent agent
                && before.servedBy(agent.id())
                && entry.content().visible().isPresent();
        return answer ? answered(after, (Author.Agent) entry.author(), entry.at()) : after;
    }

    private static Conversation answered(Conversation before, Author.Agent author, Instant at) {
        var assigned = (State.Assigned) before.state();
        var after = before.with(before.binding().answered(author.id(), at));
        return assigned.answered()
                ? after
                : after.with(new State.Assigned(assigned.arrival(), assigned.agent(), assigned.since(), true));
    }
}
