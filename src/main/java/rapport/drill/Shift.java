package rapport.drill;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import rapport.desk.AgentId;
import rapport.desk.Changes;
import rapport.desk.Command;
import rapport.desk.Content;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Decision;
import rapport.desk.Desk;
import rapport.desk.Event;
import rapport.desk.MessageId;
import rapport.desk.Moment;
import rapport.desk.NodeId;
import rapport.desk.Profile;
import rapport.desk.Role;
import rapport.desk.Sender;
import rapport.desk.SiteId;
import rapport.desk.Status;
import rapport.desk.VisitorId;

/// A desk with many agents, driven as a replica drives it: batches of commands, each settled, kept in the end.
final class Shift {
    static final SiteId SITE = new SiteId("s_1");
    private static final NodeId NODE = new NodeId("n_1");

    private final Desk desk = new Desk();
    private final String name;
    private final SplittableRandom chance = new SplittableRandom(1);
    /// Who is served, the longest first.
    private final ArrayDeque<ConversationId> served = new ArrayDeque<>();

    private final List<ConversationId> leaving = new ArrayList<>();
    private final List<Event> batch = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private long visitors;
    private long messages;

    /// What a batch came to.
    record Batch(Instant at, List<Event> events, Changes changes) {}

    /// @param name that no other shift has: of its visitors
    /// @param agents none of them online yet
    Shift(String name, int agents, int capacity) {
        this.name = name;
        begin();
        for (int i = 0; i < agents; i++) {
            var agent = agent(i);
            carryOut(new Command.EnrolAgent(agent, "Agent " + i, capacity));
            carryOut(new Command.ConnectAgent(agent, NODE));
        }
        end();
    }

    static AgentId agent(int which) {
        return new AgentId("a_%05d".formatted(which));
    }

    Desk desk() {
        return desk;
    }

    Moment moment() {
        return new Moment(now, chance);
    }

    void begin() {
        now = now.plusMillis(1);
        desk.begin();
        batch.clear();
    }

    /// @return what is to be stored
    Batch end() {
        var done = new Batch(now, List.copyOf(batch), desk.changes());
        desk.commit();
        return done;
    }

    void online(int agents) {
        for (int i = 0; i < agents; i++) {
            var agent = agent(i);
            carryOut(new Command.SetAvailability(agent, new Sender.Agent(agent, Role.AGENT), Status.ONLINE));
        }
    }

    /// A visitor nobody has seen before says something.
    void somebodyComes() {
        var visitor = new VisitorId("v_%s%08d".formatted(name, ++visitors));
        var conversation = ConversationId.of(visitor);
        desk.bring(Conversation.blank(
                SITE, new Profile(visitor, Optional.empty(), Optional.empty(), Optional.empty(), Map.of())));
        carryOut(new Command.PostMessage(
                conversation,
                new Sender.Visitor(visitor),
                new MessageId("m_" + name + visitors),
                new Content.Text("您好，我想问一下订单"),
                OptionalLong.empty(),
                false,
                Command.Lookup.UNKNOWN));
    }

    /// Of those who are served the next one says something more, in turn. What their message is called begins with the
    /// time, as good clients do it.
    void somebodySays() {
        var conversation = served.remove();
        served.add(conversation);
        carryOut(new Command.PostMessage(
                conversation,
                new Sender.Visitor(conversation.visitor()),
                new MessageId(new UUID(now.toEpochMilli() << 16 | 0x7000, ++messages).toString()),
                new Content.Text("您好，我想问一下订单 " + messages + "，什么时候可以收到？ When will it come, please?"),
                OptionalLong.empty(),
                false,
                Command.Lookup.UNKNOWN));
    }

    /// Whoever is served longest has what they wanted.
    void somebodyGoes() {
        var conversation = served.remove();
        carryOut(new Command.Close(conversation, new Sender.Visitor(conversation.visitor()), OptionalLong.empty()));
        // As a replica does with what is idle.
        leaving.add(conversation);
    }

    /// Lets go of those who are gone.
    void forget() {
        leaving.forEach(desk::forget);
        leaving.clear();
    }

    int served() {
        return served.size();
    }

    int waiting() {
        return desk.queue().size();
    }

    private void carryOut(Command command) {
        var moment = moment();
        if (!(desk.decide(command, moment) instanceof Decision.Decided decided)) {
            throw new IllegalStateException("not decided: " + command);
        }
        happen(decided.events());
        for (var more = desk.settle(moment); !more.isEmpty(); more = desk.settle(moment)) {
            happen(more);
        }
    }

    private void happen(List<Event> events) {
        desk.apply(events);
        batch.addAll(events);
        for (var event : events) {
            if (event instanceof Event.ConversationAssigned assigned) {
                served.add(assigned.conversation());
            }
        }
    }
}
