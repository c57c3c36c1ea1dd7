package rapport.staffing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import rapport.desk.AgentId;
import rapport.desk.Answer;
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
import rapport.desk.Policy;
import rapport.desk.Profile;
import rapport.desk.Role;
import rapport.desk.Rule;
import rapport.desk.Sender;
import rapport.desk.SiteId;
import rapport.desk.Status;
import rapport.desk.VisitorId;

/// The real [Desk] with one site, run as a replica runs it (decide, apply, settle until it is at rest), but on
/// time that is told and without a log. The one class here that knows the desk's commands and events.
final class VirtualDesk {
    private static final SiteId SITE = new SiteId("s_whatif");
    private static final NodeId NODE = new NodeId("n_whatif");
    private static final Content.Text WORDS = new Content.Text("…");
    /// A Monday.
    private static final long EPOCH_MILLIS =
            Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    /// More steps than any moment can need: each one serves, moves or closes somebody.
    private static final int ENOUGH_STEPS = 10_000_000;

    /// What becomes of conversations, as it happens.
    interface Floor {
        /// @param fence the number of this assignment
        /// @param own whether the agent is the visitor's own
        void assigned(ConversationId conversation, AgentId agent, long fence, boolean own);

        void queued(ConversationId conversation);

        void closed(ConversationId conversation);
    }

    private final Desk desk = new Desk();
    private final RandomGenerator chance;
    private final Floor floor;
    private long now;
    private long messages;
    private long visitors;

    VirtualDesk(Policy policy, RandomGenerator chance, Floor floor) {
        this.chance = chance;
        this.floor = floor;
        carryOut(new Command.SetPolicy(SITE, policy));
    }

    /// It is `millis` after the beginning, from now on.
    void time(long millis) {
        now = millis;
    }

    /// When the desk wants to be settled because of time alone; [Long#MAX_VALUE] for never.
    long wakeAt() {
        return desk.wakeAt().map(at -> at.toEpochMilli() - EPOCH_MILLIS).orElse(Long.MAX_VALUE);
    }

    AgentId enrol(int number, String name, int capacity) {
        var agent = new AgentId(String.format(Locale.ROOT, "a_%04d", number));
        carryOut(new Command.EnrolAgent(agent, name, capacity));
        return agent;
    }

    /// All of them in one instant, and only then it is seen who can serve whom.
    void turn(Collection<AgentId> coming, Collection<AgentId> finishing, Collection<AgentId> leaving) {
        var commands = new ArrayList<Command>();
        leaving.forEach(agent -> commands.add(set(agent, Status.OFFLINE)));
        leaving.forEach(agent -> commands.add(new Command.DisconnectAgent(agent, NODE)));
        finishing.forEach(agent -> commands.add(set(agent, Status.AWAY)));
        coming.forEach(agent -> commands.add(new Command.ConnectAgent(agent, NODE)));
        coming.forEach(agent -> commands.add(set(agent, Status.ONLINE)));
        commands.forEach(this::decide);
        settle();
    }

    private static Command set(AgentId agent, Status status) {
        return new Command.SetAvailability(agent, sender(agent), status);
    }

    /// Somebody who was never here.
    ConversationId stranger() {
        var visitor = new VisitorId("v_" + ++visitors);
        desk.bring(Conversation.blank(SITE, Profile.anonymous(visitor)));
        return ConversationId.of(visitor);
    }

    void visitorSays(ConversationId conversation) {
        carryOut(post(conversation, new Sender.Visitor(conversation.visitor()), OptionalLong.empty()));
    }

    void agentSays(ConversationId conversation, AgentId agent, long fence) {
        carryOut(post(conversation, sender(agent), OptionalLong.of(fence)));
    }

    private Command.PostMessage post(ConversationId conversation, Sender sender, OptionalLong fence) {
        var id = new MessageId(Long.toString(++messages));
        return new Command.PostMessage(conversation, sender, id, WORDS, fence, false, Command.Lookup.NOT_ASKED);
    }

    void visitorCloses(ConversationId conversation) {
        carryOut(new Command.Close(conversation, new Sender.Visitor(conversation.visitor()), OptionalLong.empty()));
    }

    void agentCloses(ConversationId conversation, AgentId agent, long fence) {
        carryOut(new Command.Close(conversation, sender(agent), OptionalLong.of(fence)));
    }

    /// Lets go of a closed conversation whose visitor does not come back.
    void forget(ConversationId conversation) {
        desk.forget(conversation);
    }

    int waiting() {
        return desk.queue().size();
    }

    int load(AgentId agent) {
        return desk.load(agent);
    }

    private static Sender.Agent sender(AgentId agent) {
        return new Sender.Agent(agent, Role.AGENT);
    }

    private void carryOut(Command command) {
        decide(command);
        settle();
    }

    private void decide(Command command) {
        if (desk.decide(command, moment()) instanceof Decision.Decided(List<Event> events, Answer answer)
                && !(answer instanceof Answer.Refused)) {
            apply(events);
        } else {
            throw new IllegalStateException("the desk does not take " + command);
        }
    }

    /// Everything that time and capacity ask for at this moment.
    void settle() {
        for (int step = 0; step < ENOUGH_STEPS; step++) {
            var events = desk.settle(moment());
            if (events.isEmpty()) {
                return;
            }
            apply(events);
        }
        throw new IllegalStateException("the desk does not come to rest");
    }

    private Moment moment() {
        return new Moment(Instant.ofEpochMilli(EPOCH_MILLIS + now), chance);
    }

    private void apply(List<Event> events) {
        desk.apply(events);
        events.stream().flatMap(VirtualDesk::ofConversations).forEach(this::tell);
    }

    private static Stream<Event.OfConversation> ofConversations(Event event) {
        return event instanceof Event.OfConversation of ? Stream.of(of) : Stream.empty();
    }

    /// Of the many things that can happen in a conversation, these three change who waits and who is busy.
    private void tell(Event.OfConversation event) {
        if (event instanceof Event.ConversationAssigned assigned) {
            floor.assigned(
                    assigned.conversation(),
                    assigned.state().agent().id(),
                    assigned.entry().content().fence(),
                    assigned.choice().rule() == Rule.LAST_AGENT);
        } else if (event instanceof Event.ConversationQueued queued) {
            floor.queued(queued.conversation());
        } else if (event instanceof Event.CycleClosed closed) {
            floor.closed(closed.conversation());
        }
    }
}
