package rapport.gateway;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import rapport.desk.Answer;
import rapport.desk.Code;
import rapport.desk.Command;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.Entry;
import rapport.desk.Sender;
import rapport.directory.Access;
import rapport.directory.Action;
import rapport.directory.Principal;
import rapport.directory.Target;
import rapport.log.Tables;
import rapport.replica.AgentState;
import rapport.replica.Notice;
import rapport.replica.Scope;
import rapport.replica.Snapshot;
import rapport.replica.Viewer;
import rapport.transcript.Transcript;
import rapport.wire.ClientFrame;
import rapport.wire.CloseCode;
import rapport.wire.FarEnd;
import rapport.wire.FrameEncoder;
import rapport.wire.FrameId;
import rapport.wire.FromAgent;
import rapport.wire.FromBoth;
import rapport.wire.FromVisitor;
import rapport.wire.Hello;
import rapport.wire.Posted;
import rapport.wire.ToAgent;
import rapport.wire.ToBoth;

/// An agent's connection: follows what is assigned to them, and what they opened.
final class AgentSession extends Session {
    /// Conversations no longer followed whose last sent number is remembered: a replay begins after it.
    private static final int REMEMBERED = 1_000;

    private final Pen<ToAgent> pen;
    private final Principal.Staff agent;
    private final Viewer.OfAgent viewer;
    private final Hello.Agent hello;
    private final Map<ConversationId, Feed<Entry<?>>> feeds = new HashMap<>();
    private final Set<ConversationId> assigned = new HashSet<>();
    private final Set<ConversationId> opened = new HashSet<>();
    private final Map<Long, OptionalLong> openings = new HashMap<>();
    /// Cursors of the hello that were neither continued nor answered by `dismissed` yet.
    private final Map<ConversationId, Long> cursors = new HashMap<>();
    private final Map<ConversationId, Snapshot> unsent = new LinkedHashMap<>();
    private final Map<ConversationId, Long> sent = new Newest<>(REMEMBERED);

    AgentSession(Gate gate, Transport transport, Hello.Agent hello, Principal.Staff agent, String name) {
        super(
                gate,
                transport,
                agent,
                name,
                new Pace(
                        gate.settings().agentPace(),
                        gate.settings().agentBurst(),
                        gate.nanos().getAsLong()));
        this.pen = new Pen<>(transport);
        this.agent = agent;
        this.viewer = new Viewer.OfAgent(agent.id(), agent.role());
        this.hello = hello;
    }

    @Override
    public Viewer viewer() {
        return viewer;
    }

    private void send(ToAgent frame) {
        if (!ended()) {
            pen.write(frame);
        }
    }

    private Sender.Agent sender() {
        return new Sender.Agent(agent.id(), agent.role());
    }

    // --- what the client wants

    @Override
    void carryOut(ClientFrame frame) {
        switch (frame) {
            case Hello again -> endHere(CloseCode.PROTOCOL_VIOLATION, "a second hello");
            case FromAgent wanted -> carryOut(wanted);
            case FromVisitor others -> {
                if (others instanceof ClientFrame.Request request) {
                    refuse(request.id(), Code.FORBIDDEN, "for visitors only");
                }
            }
            case ClientFrame.Request request -> throw new IllegalStateException("neither visitor's nor agent's");
        }
    }

    private void carryOut(FromAgent frame) {
        switch (frame) {
            case FromBoth.Send send -> {
                if (send.conversation()
                        .filter(id -> Access.may(agent, Action.SEND, new Target.OfConversation(id)))
                        .isPresent()) {
                    say(send);
                } else {
                    // A refusal is an answer too, and does not overtake those before it.
                    afterPosts(() -> say(send));
                }
            }
            case FromBoth.History history ->
                on(history.id(), history.conversation(), Action.READ_CONVERSATION, id -> history(history, id));
            case FromBoth.Close close ->
                on(
                        close.id(),
                        close.conversation(),
                        Action.CLOSE_CONVERSATION,
                        id -> submit(close.id(), new Command.Close(id, sender(), close.fence())));
            case FromBoth.Delivered delivered ->
                delivered.conversation().ifPresent(id -> gate.replica().mark(this, id, false, delivered.seq()));
            case FromBoth.Read read ->
                read.conversation().ifPresent(id -> gate.replica().mark(this, id, true, read.seq()));
            case FromBoth.Typing typing ->
                typing.conversation().ifPresent(id -> gate.replica().typing(this, id, typing.text()));
            case FromBoth.Tock tock -> tock();
            case FromAgent.Availability availability -> {
                var whose = availability.agent().orElse(agent.id());
                if (may(availability.id(), Action.SET_AVAILABILITY, new Target.OfAgent(whose))) {
                    submit(availability.id(), new Command.SetAvailability(whose, sender(), availability.status()));
                }
            }
            case FromAgent.Watch watch -> {
                if (may(watch.id(), Action.WATCH, new Target.Desk())) {
                    gate.replica().watch(this, scope(watch.scope()));
                    send(new ToBoth.Done(watch.id()));
                }
            }
            case FromAgent.Open open ->
                on(open.id(), Optional.of(open.conversation()), Action.READ_CONVERSATION, id -> {
                    long ticket = ticket(open.id());
                    openings.put(ticket, open.cursor());
                    gate.replica().open(this, ticket, id);
                });
            case FromAgent.Leave leave -> leave(leave);
            case FromAgent.Take take ->
                on(
                        take.id(),
                        Optional.of(take.conversation()),
                        Action.TAKE,
                        id -> submit(take.id(), new Command.Take(id, sender(), take.fence())));
            case FromAgent.Transfer transfer ->
                on(transfer.id(), Optional.of(transfer.conversation()), Action.TRANSFER, id -> transfer(transfer, id));
            case FromAgent.Release release ->
                on(
                        release.id(),
                        Optional.of(release.conversation()),
                        Action.RELEASE,
                        id -> submit(release.id(), new Command.Release(id, sender(), release.fence())));
        }
    }

    private void transfer(FromAgent.Transfer transfer, ConversationId id) {
        switch (transfer.to()) {
            case FromAgent.Target.Person to ->
                submit(
                        transfer.id(),
                        new Command.Transfer(id, sender(), transfer.fence(), to.agent(), transfer.note()));
            case FromAgent.Target.Team to ->
                submit(
                        transfer.id(),
                        new Command.TransferToTeam(id, sender(), transfer.fence(), to.team(), transfer.note()));
        }
    }

    private void say(FromBoth.Send send) {
        on(send.id(), send.conversation(), Action.SEND, id -> post(send, id));
    }

    private void post(FromBoth.Send send, ConversationId id) {
        switch (send.content()) {
            case Posted.Text text -> post(send, id, new Content.Text(text.text()));
            case Posted.Note note -> post(send, id, new Content.Note(note.text()));
            case Posted.File file ->
                inOrder(
                        () -> gate.attachments().attach(file.file(), agent.id().value(), id),
                        found -> found.ifPresentOrElse(
                                upload -> post(send, id, new Content.File(upload)),
                                () -> afterPosts(() -> refuse(send.id(), Code.NOT_FOUND, "no such upload of yours"))));
        }
    }

    private void post(FromBoth.Send send, ConversationId id, Content.Posting content) {
        post(
                send.id(),
                new Command.PostMessage(
                        id, sender(), send.message(), content, send.fence(), send.join(), Command.Lookup.NOT_ASKED),
                Optional.empty());
    }

    private void history(FromBoth.History history, ConversationId id) {
        var range = Ranges.of(history);
        inOrder(
                () -> gate.tables()
                        .conversation(id)
                        .filter(row -> row.conversation().begun())
                        .map(row -> new Read(row, gate.transcript().all(id, range))),
                read -> read.ifPresentOrElse(
                        found -> send(new ToAgent.HistoryPage(
                                history.id(),
                                id,
                                found.page().entries(),
                                FarEnd.of(history.range()),
                                found.page().more(),
                                found.row().conversation().floor(),
                                found.row().conversation().head().seq())),
                        () -> refuse(history.id(), Code.NOT_FOUND, "no such conversation")));
    }

    private record Read(Tables.Row row, Transcript.Page<Entry<?>> page) {}

    private void leave(FromAgent.Leave leave) {
        var id = leave.conversation();
        if (opened.remove(id)) {
            gate.replica().unfollow(this, id);
            if (!assigned.contains(id)) {
                stop(id);
            }
        }
        send(new ToBoth.Done(leave.id()));
    }

    private void submit(FrameId re, Command command) {
        submit(re, command, Optional.empty());
    }

    private interface Doing {
        void on(ConversationId conversation);
    }

    /// Does something about the conversation that a frame names.
    private void on(FrameId re, Optional<ConversationId> conversation, Action action, Doing doing) {
        if (conversation.isEmpty()) {
            refuse(re, Code.MALFORMED, "conversation must be given");
        } else if (may(re, action, new Target.OfConversation(conversation.get()))) {
            doing.on(conversation.get());
        }
    }

    private boolean may(FrameId re, Action action, Target target) {
        boolean allowed = Access.may(agent, action, target);
        if (!allowed) {
            refuse(re, Code.FORBIDDEN, "not with your role");
        }
        return allowed;
    }

    private static Scope scope(FromAgent.Scope scope) {
        return switch (scope) {
            case NONE -> Scope.NONE;
            case QUEUE -> Scope.QUEUE;
            case ALL -> Scope.ALL;
        };
    }

    // --- what the desk tells

    @Override
    public void hear(Notice notice) {
        if (ended()) {
            return;
        }
        switch (notice) {
            case Notice.Joined joined -> joined(joined);
            case Notice.Answered answered -> answered(answered);
            case Notice.Changed changed -> changed(changed.snapshot());
            case Notice.Committed committed -> {
                var feed = feeds.get(committed.entry().conversation());
                if (feed != null) {
                    feed.committed(committed.entry());
                }
            }
            case Notice.Dismissed dismissed -> {
                assigned.remove(dismissed.conversation());
                // What could not be told until now is no longer so.
                unsent.remove(dismissed.conversation());
                cursors.remove(dismissed.conversation());
                if (!opened.contains(dismissed.conversation())) {
                    stop(dismissed.conversation());
                }
                send(new ToAgent.Dismissed(dismissed.conversation(), dismissed.fence()));
            }
            case Notice.Typing typing -> {
                if (canWrite()) {
                    send(Typings.forAgent(typing));
                }
            }
            case Notice.Myself myself ->
                send(new ToAgent.Staffed(myself(myself.agent()), myself.agent().load()));
            case Notice.Heads heads -> {
                heads(heads.heads().entrySet().stream()
                        .filter(entry -> feeds.containsKey(entry.getKey()))
                        .map(entry ->
                                new ToBoth.Head(entry.getKey(), entry.getValue().seq()))
                        .toList());
                heads.heads()
                        .forEach((id, place) ->
                                Optional.ofNullable(feeds.get(id)).ifPresent(feed -> feed.atLeast(place.seq())));
            }
        }
        work();
    }

    private void joined(Notice.Joined joined) {
        if (joined.agent().isEmpty()) {
            endHere(CloseCode.REVOKED, "the account is gone");
            return;
        }
        var welcome = new ToAgent.Welcome(
                greeting(hello),
                myself(joined.agent().get()),
                joined.conversations().stream().map(Views::forAgent).toList());
        var frames = new FrameEncoder().fitting(welcome);
        send(frames.getFirst());
        // What did not fit into the welcome follows in frames of its own, as the socket takes them.
        int followed = joined.conversations().size() - (frames.size() - 1);
        joined.conversations().stream().skip(followed).forEach(this::tell);
        joined.conversations().forEach(snapshot -> {
            var conversation = snapshot.conversation();
            long head = conversation.head().seq();
            assigned.add(conversation.id());
            var resume = Resume.of(hello, gate.epoch(), conversation.id(), conversation.floor(), head);
            continued(resume, conversation.id(), head);
        });
        for (var cursor : hello.cursors()) {
            if (!assigned.contains(cursor.conversation())) {
                cursors.put(cursor.conversation(), cursor.seq());
                noLongerMine(cursor.conversation());
            }
        }
    }

    /// A cursor of something that is somebody else's by now.
    private void noLongerMine(ConversationId id) {
        aside(
                () -> gate.tables()
                        .conversation(id)
                        .map(row -> row.conversation().fence())
                        .orElse(0L),
                fence -> {
                    if (cursors.remove(id) != null) {
                        send(new ToAgent.Dismissed(id, fence));
                    }
                },
                () -> endHere(CloseCode.RESTART, "the database cannot be reached"));
    }

    private void answered(Notice.Answered answered) {
        var opening = openings.remove(answered.ticket());
        var re = redeemed(answered.ticket());
        switch (answered.answer()) {
            case Answer.Posted posted ->
                send(new ToBoth.Sent(re, posted.conversation(), posted.place().seq(), posted.at(), posted.duplicate()));
            case Answer.Refused refused -> refuse(re, refused);
            case Answer.Changed changed ->
                answered.snapshot()
                        .ifPresentOrElse(
                                snapshot -> {
                                    send(new ToAgent.Changed(re, Views.forAgent(snapshot)));
                                    if (opening != null) {
                                        opened(snapshot, opening);
                                    }
                                },
                                () -> send(new ToBoth.Done(re)));
            case Answer.AvailabilityIs availability -> send(new ToAgent.AvailabilityIs(re, availability.status()));
            case Answer.Done done -> send(new ToBoth.Done(re));
            case Answer.Recognised recognised -> throw new IllegalStateException("asked at the visitors' door");
        }
    }

    private void opened(Snapshot snapshot, OptionalLong cursor) {
        var conversation = snapshot.conversation();
        opened.add(conversation.id());
        follow(snapshot, cursor);
    }

    private void changed(Snapshot snapshot) {
        var conversation = snapshot.conversation();
        tell(snapshot);
        if (conversation.servedBy(agent.id())
                && assigned.add(conversation.id())
                && !opened.contains(conversation.id())) {
            follow(snapshot, OptionalLong.empty());
        }
    }

    /// How a conversation stands, now or when the socket takes it.
    private void tell(Snapshot snapshot) {
        if (canWrite()) {
            unsent.remove(snapshot.conversation().id());
            send(new ToAgent.Stands(Views.forAgent(snapshot)));
        } else {
            unsent.put(snapshot.conversation().id(), snapshot);
        }
    }

    /// Begins to follow: after the cursor, else after what was sent on this connection, else with the newest.
    private void follow(Snapshot snapshot, OptionalLong cursor) {
        var conversation = snapshot.conversation();
        long head = conversation.head().seq();
        var known = sent.remove(conversation.id());
        var running = feeds.get(conversation.id());
        if (cursors.remove(conversation.id()) != null && cursor.isEmpty() && running == null) {
            // It came back before its cursor was looked at.
            continued(
                    Resume.of(hello, gate.epoch(), conversation.id(), conversation.floor(), head),
                    conversation.id(),
                    head);
            return;
        }
        var last = cursor.isPresent()
                ? cursor
                : running != null
                        ? OptionalLong.of(running.sent())
                        : known == null ? OptionalLong.empty() : OptionalLong.of(known);
        var resume = last.isPresent()
                ? Resume.after(last.getAsLong(), conversation.floor(), head)
                : Resume.newest(conversation.floor(), head);
        continued(resume, conversation.id(), head);
    }

    private void continued(Resume resume, ConversationId id, long head) {
        resume.reset().ifPresent(reason -> send(new ToBoth.Reset(id, reason)));
        feed(id).replay(resume.from(), head);
    }

    private Feed<Entry<?>> feed(ConversationId id) {
        return feeds.computeIfAbsent(id, conversation -> new Feed<>(conversation, new Outlet(conversation)));
    }

    private void stop(ConversationId id) {
        var feed = feeds.remove(id);
        if (feed != null) {
            sent.put(id, feed.sent());
        }
    }

    private ToAgent.Myself myself(AgentState state) {
        var known = state.agent();
        return new ToAgent.Myself(known.ref(), agent.role(), known.capacity(), known.status());
    }

    @Override
    void goOn() {
        for (var snapshot : List.copyOf(unsent.values())) {
            if (canWrite()) {
                tell(snapshot);
            }
        }
        List.copyOf(feeds.values()).forEach(Feed::pump);
    }

    private final class Outlet extends Reading<Entry<?>> {
        private final ConversationId conversation;

        private Outlet(ConversationId conversation) {
            this.conversation = conversation;
        }

        @Override
        public void read(Feed<Entry<?>> asking, long seq, int limit) {
            aside(
                    () -> gate.transcript().all(conversation, new Transcript.Range.After(seq, limit)),
                    page -> {
                        if (feeds.get(conversation) == asking) {
                            asking.read(page.entries());
                        }
                    },
                    asking::unread);
        }

        @Override
        public void entry(Entry<?> entry) {
            send(new ToAgent.Said(entry));
        }

        @Override
        public long seq(Entry<?> entry) {
            return entry.place().seq();
        }
    }
}
