package rapport.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A desk with one site, for tests: carries out commands the way a replica does (decide, apply, settle), with a clock
/// that is turned by hand. Every command is a batch of its own.
public final class Shop {
    public static final SiteId SITE = new SiteId("s_shop");
    public static final NodeId NODE = new NodeId("n1");
    public static final Sender.Agent BOSS = new Sender.Agent(new AgentId("boss"), Role.SUPERVISOR);

    public final Desk desk = new Desk();
    private final RandomGenerator chance;
    private Instant now = Instant.parse("2026-03-01T09:00:00Z");
    private long messages;
    private Answer answer = Answer.DONE;
    private Changes changes = Changes.NONE;

    public Shop() {
        this(new Random(1));
    }

    public Shop(RandomGenerator chance) {
        this.chance = chance;
    }

    public Instant now() {
        return moment().now();
    }

    public Moment moment() {
        return new Moment(now, chance);
    }

    /// What the last command was answered.
    public Answer answer() {
        return answer;
    }

    /// The rows that the last batch left changed.
    public Changes changes() {
        return changes;
    }

    /// Carries out a command and everything that follows from it at this moment.
    public List<Event> when(Command command) {
        desk.begin();
        var events = new ArrayList<Event>();
        settle(events);
        var decided = decided(command);
        answer = decided.answer();
        desk.apply(decided.events());
        events.addAll(decided.events());
        settle(events);
        changes = desk.changes();
        desk.commit();
        return events;
    }

    /// Lets time pass, and what follows from it happen.
    public List<Event> after(Duration duration) {
        now = now.plus(duration);
        desk.begin();
        var events = new ArrayList<Event>();
        settle(events);
        changes = desk.changes();
        desk.commit();
        return events;
    }

    private void settle(List<Event> events) {
        for (var more = desk.settle(moment()); !more.isEmpty(); more = desk.settle(moment())) {
            desk.apply(more);
            events.addAll(more);
            if (events.size() > 100_000) {
                throw new AssertionError("never comes to rest: " + events.subList(events.size() - 10, events.size()));
            }
        }
    }

    private Decision.Decided decided(Command command) {
        return switch (desk.decide(command, moment())) {
            case Decision.Decided decided -> decided;
            case Decision.Needs needs -> {
                desk.bring(Conversation.blank(
                        SITE, Profile.anonymous(needs.conversation().visitor())));
                yield decided(command);
            }
            case Decision.Unsure unsure -> decided(((Command.PostMessage) command).found(Command.Lookup.UNKNOWN));
        };
    }

    public void policy(Policy policy) {
        when(new Command.SetPolicy(SITE, policy));
    }

    /// An agent who is connected and online.
    public AgentId agent(String name, int capacity) {
        var agent = enrolled(name, capacity);
        when(new Command.ConnectAgent(agent, NODE));
        status(agent, Status.ONLINE);
        return agent;
    }

    /// An agent who is not there.
    public AgentId enrolled(String name, int capacity) {
        var agent = new AgentId(name);
        when(new Command.EnrolAgent(agent, name.toUpperCase(java.util.Locale.ROOT), capacity));
        return agent;
    }

    public List<Event> status(AgentId agent, Status status) {
        return when(new Command.SetAvailability(agent, sender(agent), status));
    }

    public List<Event> capacity(AgentId agent, int capacity) {
        return when(new Command.ChangeAgent(agent, Optional.empty(), Optional.of(capacity), Optional.empty()));
    }

    public List<Event> disable(AgentId agent) {
        return when(new Command.ChangeAgent(agent, Optional.empty(), Optional.empty(), Optional.of(false)));
    }

    public List<Event> connect(AgentId agent) {
        return when(new Command.ConnectAgent(agent, NODE));
    }

    public List<Event> disconnect(AgentId agent) {
        return when(new Command.DisconnectAgent(agent, NODE));
    }

    /// The conversation of a visitor.
    public static ConversationId of(String visitor) {
        return ConversationId.of(visitor(visitor));
    }

    public static VisitorId visitor(String visitor) {
        return new VisitorId("v_" + visitor);
    }

    public static Sender.Agent sender(AgentId agent) {
        return new Sender.Agent(agent, Role.AGENT);
    }

    public MessageId nextId() {
        return new MessageId("m" + ++messages);
    }

    /// A visitor says something.
    public List<Event> says(String visitor, String text) {
        return when(message(visitor, nextId(), new Content.Text(text)));
    }

    public Command.PostMessage message(String visitor, MessageId id, Content.Posting content) {
        return new Command.PostMessage(
                of(visitor),
                new Sender.Visitor(visitor(visitor)),
                id,
                content,
                OptionalLong.empty(),
                false,
                Command.Lookup.NOT_ASKED);
    }

    /// An agent answers, with the present fence.
    public List<Event> answers(AgentId agent, String visitor, String text) {
        return when(message(agent, visitor, nextId(), new Content.Text(text), OptionalLong.of(fence(visitor))));
    }

    public List<Event> notes(AgentId agent, String visitor, String text) {
        return when(message(agent, visitor, nextId(), new Content.Note(text), OptionalLong.empty()));
    }

    public static Command.PostMessage message(
            AgentId agent, String visitor, MessageId id, Content.Posting content, OptionalLong fence) {
        return new Command.PostMessage(of(visitor), sender(agent), id, content, fence, false, Command.Lookup.NOT_ASKED);
    }

    public List<Event> leaves(String visitor) {
        return when(new Command.Close(of(visitor), new Sender.Visitor(visitor(visitor)), OptionalLong.empty()));
    }

    public List<Event> closes(AgentId agent, String visitor) {
        return when(new Command.Close(of(visitor), sender(agent), OptionalLong.of(fence(visitor))));
    }

    public List<Event> takes(AgentId agent, String visitor) {
        return when(new Command.Take(of(visitor), sender(agent), OptionalLong.empty()));
    }

    public List<Event> releases(AgentId agent, String visitor) {
        return when(new Command.Release(of(visitor), sender(agent), OptionalLong.of(fence(visitor))));
    }

    public List<Event> transfers(AgentId from, String visitor, AgentId to) {
        return when(
                new Command.Transfer(of(visitor), sender(from), OptionalLong.of(fence(visitor)), to, Optional.empty()));
    }

    public List<Event> owned(String visitor, AgentId owner) {
        return when(new Command.SetOwner(of(visitor), Optional.of(owner)));
    }

    public List<Event> recognised(String subject, Optional<String> anonymous) {
        return when(new Command.Recognise(
                of(subject), subject, Optional.of("Known " + subject), Optional.empty(), anonymous.map(Shop::of)));
    }

    public Conversation conversation(String visitor) {
        return desk.conversation(of(visitor)).orElseThrow();
    }

    public long fence(String visitor) {
        return conversation(visitor).fence();
    }

    /// Who serves this visitor.
    public Optional<AgentId> servedBy(String visitor) {
        return conversation(visitor).agent().map(AgentRef::id);
    }

    /// How one who waits does.
    public Outlook outlook(String visitor) {
        var found = new HashMap<ConversationId, Outlook>();
        desk.outlooks(now(), (waiting, outlook) -> found.put(waiting.id(), outlook));
        return Optional.ofNullable(found.get(of(visitor))).orElseThrow();
    }

    /// What would become of this visitor now.
    public Preview preview(String visitor) {
        return desk.preview(
                desk.conversation(of(visitor))
                        .orElseGet(() -> Conversation.blank(SITE, Profile.anonymous(visitor(visitor)))),
                Optional.empty(),
                OptionalInt.empty(),
                moment());
    }

    /// The visitors who wait, in order.
    public List<String> queue() {
        return desk.queue().stream()
                .map(waiting -> waiting.id().value().substring(2))
                .toList();
    }

    /// Names of the kinds of events, for reading.
    public static List<String> kinds(List<Event> events) {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    /// The contents of the entries among the events.
    public static List<Content> contents(List<Event> events) {
        return events.stream()
                .flatMap(event -> event instanceof Event.Entered entered
                        ? java.util.stream.Stream.<Content>of(entered.entry().content())
                        : java.util.stream.Stream.empty())
                .toList();
    }

    /// A policy like the default one, with what differs.
    public static Policy patient(Duration patience) {
        var policy = Policy.DEFAULT;
        return new Policy(
                policy.strategy(),
                policy.grace(),
                policy.memory(),
                patience,
                policy.returnPolicy(),
                policy.answerTime(),
                policy.idleTime());
    }

    public static Policy strategy(Strategy strategy) {
        var policy = Policy.DEFAULT;
        return new Policy(
                strategy,
                policy.grace(),
                policy.memory(),
                policy.patience(),
                policy.returnPolicy(),
                policy.answerTime(),
                policy.idleTime());
    }

    public static Policy grace(Duration grace) {
        var policy = Policy.DEFAULT;
        return new Policy(
                policy.strategy(),
                grace,
                policy.memory(),
                policy.patience(),
                policy.returnPolicy(),
                policy.answerTime(),
                policy.idleTime());
    }

    public static Policy returning() {
        var policy = Policy.DEFAULT;
        return new Policy(
                policy.strategy(),
                policy.grace(),
                policy.memory(),
                policy.patience(),
                ReturnPolicy.RETURN,
                policy.answerTime(),
                policy.idleTime());
    }

    public static Policy answering(Duration within) {
        var policy = Policy.DEFAULT;
        return new Policy(
                policy.strategy(),
                policy.grace(),
                policy.memory(),
                policy.patience(),
                policy.returnPolicy(),
                within,
                policy.idleTime());
    }

    /// A file that was uploaded.
    public static Content.File file(String id) {
        return new Content.File(new Content.FileRef(
                new FileId(id),
                "收据 \u202e gpj.exe",
                1_234_567_890_123L,
                "image/png",
                java.util.OptionalInt.of(640),
                java.util.OptionalInt.empty()));
    }

    /// Who was passed over.
    public Set<AgentId> passedOver(String visitor) {
        return conversation(visitor).passedOver();
    }
}
