package rapport.replica;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.DeskId;
import rapport.desk.MessageId;
import rapport.desk.NodeId;
import rapport.desk.Sender;
import rapport.desk.Shop;
import rapport.desk.SiteId;
import rapport.desk.Status;
import rapport.log.EventLog;
import rapport.log.Tables;

/// One engine, moved by hand: orders collect until [#batch()], rows are read when [#read()] says so.
final class Node {
    static final DeskId DESK = new DeskId("desk");

    final Engine engine;
    private final String run;
    private final Tables tables;
    private final ArrayDeque<Order> mailbox = new ArrayDeque<>();
    private final ArrayDeque<ConversationId> reads = new ArrayDeque<>();
    private final List<Integer> pauses = new ArrayList<>();
    private Runnable atPause = () -> {};
    private long messages;

    Node(String name, EventLog log, Tables tables, HandClock clock) {
        this(name, name, log, tables, clock, new Random(name.hashCode()));
    }

    /// @param chance another one at each start of the same node: a run is told from others by it
    Node(String name, EventLog log, Tables tables, HandClock clock, RandomGenerator chance) {
        this(name, name + "-" + Long.toHexString(chance.nextLong()), log, tables, clock, chance);
    }

    private Node(String name, String run, EventLog log, Tables tables, HandClock clock, RandomGenerator chance) {
        this.run = run;
        this.tables = tables;
        this.engine = new Engine(
                DESK, new NodeId(name), log, tables, clock, chance, reads::add, mailbox::add, (duration, why) -> {
                    pauses.add(pauses.size());
                    if (pauses.size() > 1_000) {
                        throw new AssertionError("tries for ever");
                    }
                    atPause.run();
                });
        engine.start();
    }

    /// Done whenever the engine waits before it tries again.
    void atPause(Runnable action) {
        atPause = action;
    }

    int pauses() {
        return pauses.size();
    }

    Node order(Order order) {
        mailbox.add(order);
        return this;
    }

    /// Carries out what is in the mailbox as one batch.
    Node batch() {
        var orders = List.copyOf(mailbox);
        mailbox.clear();
        engine.work(orders);
        return this;
    }

    /// The rows that are being read.
    List<ConversationId> reads() {
        return List.copyOf(reads);
    }

    /// Reads the rows that were asked for: what was read comes with the next batch.
    Node read() {
        loaded().forEach(mailbox::add);
        return this;
    }

    /// As [#read()], but what was read is still on its way.
    List<Order> loaded() {
        var loaded = new ArrayList<Order>();
        for (var id = reads.poll(); id != null; id = reads.poll()) {
            loaded.add(new Order.Loaded(id, tables.conversation(id)));
        }
        return loaded;
    }

    /// Goes on until nothing is left to do.
    Node rest() {
        for (int i = 0; i < 1_000; i++) {
            batch();
            read();
            if (mailbox.isEmpty()) {
                return this;
            }
        }
        throw new AssertionError("never comes to rest");
    }

    /// A second passes.
    Node second() {
        mailbox.add(new Order.Sweep());
        rest();
        engine.everySecond();
        return this;
    }

    Answered submit(Command command) {
        var answered = new Answered();
        mailbox.add(new Order.Submit(command, Optional.empty(), newcomerAt(command), Set.of(), answered.answers::add));
        return answered;
    }

    /// As [#submit(Command)], but the listener hears the answer.
    Node asks(Ear ear, long ticket, Command command) {
        return order(new Order.Submit(
                command,
                Optional.of(ear),
                newcomerAt(command),
                Set.of(),
                answer -> engine.deliver(ear, engine.answered(ticket, answer))));
    }

    private static Optional<SiteId> newcomerAt(Command command) {
        boolean visitors = switch (command) {
            case Command.PostMessage post -> post.sender() instanceof Sender.Visitor;
            case Command.Recognise recognise -> true;
            case Command.Describe describe -> true;
            default -> false;
        };
        return visitors ? Optional.of(Shop.SITE) : Optional.empty();
    }

    Ear visitor(String name) {
        return join(Ear.ofVisitor(name));
    }

    Ear agent(AgentId agent) {
        return join(Ear.ofAgent(agent));
    }

    Ear join(Ear ear) {
        mailbox.add(
                switch (ear.viewer()) {
                    case Viewer.OfVisitor visitor -> new Order.JoinVisitor(ear, visitor);
                    case Viewer.OfAgent agent -> new Order.JoinAgent(ear, agent);
                });
        return ear;
    }

    Node leave(Ear ear) {
        return order(new Order.Leave(ear));
    }

    Answered says(String visitor, String text) {
        return says(visitor, nextId(), text);
    }

    Answered says(String visitor, MessageId id, String text) {
        return submit(message(visitor, id, text));
    }

    static Command.PostMessage message(String visitor, MessageId id, String text) {
        return new Command.PostMessage(
                Shop.of(visitor),
                new Sender.Visitor(Shop.visitor(visitor)),
                id,
                new Content.Text(text),
                OptionalLong.empty(),
                false,
                Command.Lookup.NOT_ASKED);
    }

    /// Ids that no other node makes, and no other run of this one.
    private MessageId nextId() {
        return new MessageId("m" + ++messages + "@" + run);
    }

    Answered posts(AgentId agent, String visitor, Content.Posting content, long fence) {
        return submit(Shop.message(agent, visitor, nextId(), content, OptionalLong.of(fence)));
    }

    /// An agent who is enrolled, connected and online.
    Ear enrolled(AgentId agent, int capacity) {
        submit(new Command.EnrolAgent(agent, agent.value().toUpperCase(java.util.Locale.ROOT), capacity));
        rest();
        var ear = agent(agent);
        rest();
        status(agent, Status.ONLINE);
        rest();
        return ear;
    }

    Answered status(AgentId agent, Status status) {
        return submit(new Command.SetAvailability(agent, Shop.sender(agent), status));
    }

    /// Looks at the desk.
    View view() {
        var views = new ArrayList<View>();
        engine.work(List.of(new Order.Inspect(views::add)));
        return views.getFirst();
    }

    /// The answers to a command: to be one in the end.
    static final class Answered {
        private final List<Answer> answers = new ArrayList<>();

        Optional<Answer> now() {
            if (answers.size() > 1) {
                throw new AssertionError("answered more than once: " + answers);
            }
            return answers.stream().findFirst();
        }

        Answer answer() {
            return now().orElseThrow(() -> new AssertionError("no answer"));
        }
    }
}
