package rapport.replica;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import rapport.desk.Agent;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Code;
import rapport.desk.Command;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Desk;
import rapport.desk.DeskId;
import rapport.desk.Moment;
import rapport.desk.NodeId;
import rapport.desk.Place;
import rapport.log.EventLog;
import rapport.log.Tables;

/// A replica without its thread: carries out one batch of orders at a time. The caller provides the time, the reading
/// of
/// rows, and the order in which things happen, so that a simulation can.
final class Engine {
    private final NodeId node;
    private final DeskId id;
    private final Tables tables;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final Consumer<Order> mailbox;

    private final Desk desk = new Desk();
    private final MarkBook marks = new MarkBook();
    private final Audience audience = new Audience();
    private final Deliveries deliveries = new Deliveries();
    private final Snapshots snapshots;
    private final Shelf shelf;
    private final Telling telling;
    private final Committing committing;
    private final View view;
    private Set<ConversationId> marked = new LinkedHashSet<>();
    private boolean draining;

    /// @param read asks for the row of a conversation, which is to come back through the mailbox
    /// @param mailbox where orders to oneself go
    Engine(
            DeskId id,
            NodeId node,
            EventLog log,
            Tables tables,
            InstantSource clock,
            RandomGenerator chance,
            Consumer<ConversationId> read,
            Consumer<Order> mailbox,
            Committing.Pause pause) {
        this.id = id;
        this.node = node;
        this.tables = tables;
        this.clock = clock;
        this.chance = chance;
        this.mailbox = mailbox;
        this.snapshots = new Snapshots(desk, audience, marks, clock);
        this.shelf = new Shelf(desk, marks, read);
        this.telling = new Telling(desk, audience, snapshots, shelf, deliveries);
        var run = node + ":" + Long.toHexString(chance.nextLong());
        this.committing = new Committing(desk, id, run, log, tables, telling, pause);
        this.view = new View(desk, snapshots, () -> new Moment(clock.instant(), chance));
    }

    /// Loads what the tables know, and goes on from there: no replay. Connections of nodes that are gone are gone, and
    /// so
    /// are those that this node had before it was started; the grace of their agents begins now.
    void start() {
        var state = tables.state(id);
        state.teams().forEach(desk::bring);
        state.skills().forEach(desk::bring);
        state.agents().forEach(desk::bring);
        state.policies().forEach(desk::bring);
        state.open().forEach(row -> {
            desk.bring(row.conversation());
            marks.bring(row.conversation().id(), row.marks());
        });
        desk.resume(state.at());
        committing.at(state.position());
        state.agents().stream()
                .map(Agent::nodes)
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .forEach(gone -> mailbox.accept(quietly(new Command.ForgetNode(gone))));
    }

    private static Order quietly(Command command) {
        return new Order.Submit(command, Optional.empty(), Optional.empty(), Set.of(), answer -> {});
    }

    /// Carries out orders: first those that append, together; then the others.
    void work(List<Order> orders) {
        var batch = new ArrayList<Order>();
        for (var order : orders) {
            switch (order) {
                case Order.Loaded loaded -> batch.addAll(ready(loaded));
                default -> {}
            }
        }
        batch.addAll(orders);
        decide(batch);
        batch.forEach(this::attend);
        marked.forEach(conversation -> desk.conversation(conversation).ifPresent(telling::tell));
        // Not cleared: that would keep the room of the largest batch ever.
        marked = new LinkedHashSet<>();
        deliveries.handOver();
    }

    /// When there is something to do without an order.
    Optional<Instant> wakeAt() {
        return desk.wakeAt();
    }

    private List<Order> ready(Order.Loaded loaded) {
        if (loaded.row().filter(row -> row.position() > committing.position()).isPresent()) {
            // Another node has gone on. If that was about this conversation, the shelf reads it again.
            committing.catchUp();
        }
        var ready = shelf.loaded(loaded.conversation(), loaded.row());
        if (ready.isEmpty()) {
            return List.of();
        }
        return ready.get().exists()
                ? ready.get().orders()
                : ready.get().orders().stream()
                        .flatMap(order -> inVain(order, loaded.conversation()))
                        .toList();
    }

    /// What becomes of an order about a conversation that does not exist.
    private static Stream<Order> inVain(Order order, ConversationId conversation) {
        return switch (order) {
            case Order.Submit submit -> Stream.of(submit.without(conversation));
            case Order.Open open -> Stream.of(new Order.NotThere(open));
            default -> Stream.empty();
        };
    }

    private void decide(List<Order> batch) {
        var wishes = new ArrayList<Committing.Wish>();
        var joining = new HashSet<AgentId>();
        boolean sweep = false;
        for (var order : batch) {
            if (order instanceof Order.Deciding deciding) {
                switch (deciding) {
                    case Order.Submit submit -> {
                        var before = shelf.before(submit);
                        if (before.isPresent()) {
                            shelf.await(before.get(), submit);
                        } else {
                            wishes.add(new Committing.Wish(submit, submit.command(), submit.then(), submit.missing()));
                        }
                    }
                    case Order.JoinAgent join -> {
                        joining.add(join.viewer().agent());
                        wishes.add(wish(
                                join,
                                new Command.ConnectAgent(join.viewer().agent(), node),
                                answer -> joined(join, answer)));
                    }
                    case Order.CheckAgent check -> {
                        if (!audience.connected(check.agent()) && !joining.contains(check.agent())) {
                            wishes.add(wish(check, new Command.DisconnectAgent(check.agent(), node), answer -> {}));
                        }
                    }
                    case Order.Sweep due -> sweep = true;
                }
            }
        }
        committing.commit(wishes, sweep, () -> new Moment(clock.instant(), chance), shelf::await);
    }

    private static Committing.Wish wish(Order order, Command command, Consumer<Answer> then) {
        return new Committing.Wish(order, command, then, Set.of());
    }

    private void joined(Order.JoinAgent join, Answer answer) {
        var agent = join.viewer().agent();
        if (answer instanceof Answer.Done) {
            audience.join(join.listener());
            deliveries.add(
                    join.listener(),
                    new Notice.Joined(
                            desk.assigned(agent).stream().map(snapshots::of).toList(),
                            desk.agent(agent).map(found -> new AgentState(found, desk.load(agent)))));
        } else {
            deliveries.add(join.listener(), new Notice.Joined(List.of(), Optional.empty()));
        }
    }

    private void attend(Order order) {
        switch (order) {
            case Order.Deciding decided -> {}
            case Order.About about -> {
                if (shelf.absent(about.conversation())) {
                    shelf.await(about.conversation(), about);
                } else {
                    desk.conversation(about.conversation()).ifPresent(conversation -> attend(about, conversation));
                }
            }
            case Order.NotThere missing -> opened(missing.open(), Optional.empty());
            case Order.Leave leave -> left(leave.listener());
            case Order.Unfollow unfollow -> audience.unfollow(unfollow.listener(), unfollow.conversation());
            case Order.Watch watch -> audience.watch(watch.listener(), watch.scope());
            case Order.Typing typing ->
                desk.conversation(typing.conversation()).ifPresent(conversation -> typing(typing, conversation));
            case Order.Page page -> {
                audience.page(page.listener(), page.page());
                if (page.listener().viewer() instanceof Viewer.OfVisitor visitor) {
                    desk.conversation(visitor.conversation()).ifPresent(telling::tellAgents);
                }
            }
            case Order.AskHeads ask -> heads(ask.listener());
            case Order.Drain drain -> draining = true;
            case Order.Inspect inspect -> inspect.look().accept(view);
            case Order.Loaded loaded -> {}
            case Order.LoadFailed failed -> shelf.again(failed.conversation());
        }
    }

    private void attend(Order.About about, Conversation conversation) {
        switch (about) {
            case Order.JoinVisitor join -> {
                boolean was = audience.visited(conversation.id());
                audience.join(join.listener());
                deliveries.add(
                        join.listener(),
                        new Notice.Joined(
                                conversation.begun() ? List.of(snapshots.of(conversation)) : List.of(),
                                Optional.empty()));
                if (!was || join.viewer().page().isPresent()) {
                    telling.tellAgents(conversation);
                }
            }
            case Order.Open open -> opened(open, Optional.of(conversation).filter(Conversation::begun));
            case Order.Mark mark -> {
                boolean moved = switch (mark.listener().viewer()) {
                    case Viewer.OfVisitor visitor -> marks.byVisitor(conversation, mark.read(), mark.seq());
                    case Viewer.OfAgent agent ->
                        conversation.servedBy(agent.agent()) && marks.byAgent(conversation, mark.read(), mark.seq());
                };
                if (moved) {
                    marked.add(conversation.id());
                }
            }
        }
    }

    private void opened(Order.Open open, Optional<Conversation> conversation) {
        conversation.ifPresent(found -> audience.open(open.listener(), found.id()));
        deliveries.add(
                open.listener(),
                new Notice.Answered(
                        open.ticket(),
                        conversation
                                .<Answer>map(found -> new Answer.Changed(found.id()))
                                .orElseGet(() -> Answer.refused(Code.NOT_FOUND, "no such conversation")),
                        conversation.map(snapshots::of)));
    }

    private void left(Listener listener) {
        shelf.giveUp(listener);
        if (audience.leave(listener)) {
            switch (listener.viewer()) {
                case Viewer.OfVisitor visitor -> {
                    if (!audience.visited(visitor.conversation())) {
                        desk.conversation(visitor.conversation()).ifPresent(telling::tellAgents);
                    }
                }
                case Viewer.OfAgent agent -> {
                    if (!draining && !audience.connected(agent.agent())) {
                        mailbox.accept(new Order.CheckAgent(agent.agent()));
                    }
                }
            }
        }
    }

    private void typing(Order.Typing typing, Conversation conversation) {
        switch (typing.listener().viewer()) {
            case Viewer.OfVisitor visitor -> {
                var seen = new Notice.Typing(conversation.id(), Optional.empty(), typing.text());
                audience.toAgents(conversation, listener -> deliveries.add(listener, seen));
            }
            case Viewer.OfAgent agent -> {
                if (conversation.servedBy(agent.agent())) {
                    var seen = new Notice.Typing(conversation.id(), conversation.agent(), Optional.empty());
                    audience.toVisitors(conversation.id(), listener -> deliveries.add(listener, seen));
                }
            }
        }
    }

    private void heads(Listener listener) {
        audience.seat(listener).ifPresent(seat -> {
            var heads = new LinkedHashMap<ConversationId, Place>();
            switch (listener.viewer()) {
                case Viewer.OfVisitor visitor ->
                    desk.conversation(visitor.conversation())
                            .filter(Conversation::begun)
                            .ifPresent(conversation -> heads.put(conversation.id(), conversation.head()));
                case Viewer.OfAgent agent -> {
                    desk.assigned(agent.agent())
                            .forEach(conversation -> heads.put(conversation.id(), conversation.head()));
                    seat.opened()
                            .forEach(opened -> desk.conversation(opened)
                                    .ifPresent(conversation -> heads.put(opened, conversation.head())));
                }
            }
            deliveries.add(listener, new Notice.Heads(heads));
        });
    }

    /// What is done once a second beside the sweep.
    void everySecond() {
        telling.everySecond();
        reconcile();
        keepMarks();
        shelf.tidy(audience::followed);
        deliveries.handOver();
    }

    /// What the log says of connections on this node is made what is so, should the two ever differ.
    private void reconcile() {
        for (var agent : desk.agents()) {
            boolean logged = agent.nodes().contains(node);
            boolean here = audience.connected(agent.id());
            if (logged && !here && !draining) {
                mailbox.accept(new Order.CheckAgent(agent.id()));
            } else if (here && !logged) {
                mailbox.accept(quietly(new Command.ConnectAgent(agent.id(), node)));
            }
        }
    }

    /// Stores the marks that are not stored yet.
    void keepMarks() {
        var unsaved = marks.unsaved();
        if (!unsaved.isEmpty()) {
            try {
                tables.keep(unsaved);
                marks.saved(unsaved);
            } catch (EventLog.LogFailed later) {
                // They are kept, and stored with the next second's.
            }
        }
    }

    /// The answer, with the conversation where the answer calls for it.
    Notice.Answered answered(long ticket, Answer answer) {
        var conversation = answer instanceof Answer.Changed changed
                ? desk.conversation(changed.conversation())
                : Optional.<Conversation>empty();
        return new Notice.Answered(ticket, answer, conversation.map(snapshots::of));
    }

    void deliver(Listener listener, Notice notice) {
        deliveries.add(listener, notice);
    }
}
