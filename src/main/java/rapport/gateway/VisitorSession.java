package rapport.gateway;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import rapport.desk.Answer;
import rapport.desk.Code;
import rapport.desk.Command;
import rapport.desk.Content;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Sender;
import rapport.desk.VisibleEntry;
import rapport.directory.Access;
import rapport.directory.Action;
import rapport.directory.Principal;
import rapport.directory.Target;
import rapport.replica.Notice;
import rapport.replica.Snapshot;
import rapport.replica.Viewer;
import rapport.transcript.Transcript;
import rapport.wire.ClientFrame;
import rapport.wire.CloseCode;
import rapport.wire.FarEnd;
import rapport.wire.FrameId;
import rapport.wire.FromAgent;
import rapport.wire.FromBoth;
import rapport.wire.FromVisitor;
import rapport.wire.Hello;
import rapport.wire.Posted;
import rapport.wire.ToBoth;
import rapport.wire.ToVisitor;

/// A visitor's connection. It follows the one conversation there is for them, in the visitors' numbering; what it sends
/// is of the type [ToVisitor], which cannot hold anything that visitors may not see.
final class VisitorSession extends Session {
    private final Pen<ToVisitor> pen;
    private final Principal.Visitor visitor;
    private final Viewer.OfVisitor viewer;
    /// Until the welcome; most connections say nothing for long after it.
    private @Nullable Arrival arrival;
    private final Feed<VisibleEntry> feed;
    private Optional<Snapshot> unsent = Optional.empty();
    /// Conversations of theirs from before they were recognised.
    private List<ConversationId> earlier = List.of();

    private long floor = 1;
    private long head;
    private boolean begun;

    /// What was found out about the visitor at the door.
    ///
    /// @param token what the client keeps
    /// @param name by which they are greeted
    record Admitted(Principal.Visitor visitor, String token, Optional<String> name, boolean identified) {}

    private record Arrival(Hello.Visitor hello, Admitted admitted) {}

    VisitorSession(Gate gate, Transport transport, Hello.Visitor hello, Admitted admitted, String name) {
        super(
                gate,
                transport,
                admitted.visitor(),
                name,
                new Pace(
                        gate.settings().visitorPace(),
                        gate.settings().visitorBurst(),
                        gate.nanos().getAsLong()));
        this.pen = new Pen<>(transport);
        this.visitor = admitted.visitor();
        this.viewer = new Viewer.OfVisitor(
                visitor.id(), visitor.site(), hello.locale(), hello.page().map(Views::page));
        this.arrival = new Arrival(hello, admitted);
        this.feed = new Feed<>(viewer.conversation(), new Outlet());
    }

    @Override
    public Viewer viewer() {
        return viewer;
    }

    private void send(ToVisitor frame) {
        if (!ended()) {
            pen.write(frame);
        }
    }

    // --- what the client wants

    @Override
    void carryOut(ClientFrame frame) {
        switch (frame) {
            case Hello again -> endHere(CloseCode.PROTOCOL_VIOLATION, "a second hello");
            case FromVisitor wanted -> carryOut(wanted);
            case FromAgent others -> {
                if (others instanceof ClientFrame.Request request) {
                    refuse(request.id(), Code.FORBIDDEN, "for agents only");
                }
            }
            case ClientFrame.Request request -> throw new IllegalStateException("neither visitor's nor agent's");
        }
    }

    private void carryOut(FromVisitor frame) {
        var mine = viewer.conversation();
        switch (frame) {
            case FromBoth.Send send -> {
                if (may(Action.SEND, send.conversation())) {
                    post(send);
                } else {
                    afterPosts(() -> refuse(send.id(), Code.NOT_FOUND, "no such conversation"));
                }
            }
            case FromBoth.History history -> {
                var before = history.conversation().filter(earlier::contains);
                if (before.isPresent()) {
                    earlierHistory(history, before.get());
                } else if (may(history.id(), Action.READ_CONVERSATION, history.conversation())) {
                    history(history);
                }
            }
            case FromBoth.Close close -> {
                if (may(close.id(), Action.CLOSE_CONVERSATION, close.conversation())) {
                    submit(
                            close.id(),
                            new Command.Close(mine, new Sender.Visitor(visitor.id()), OptionalLong.empty()),
                            Optional.empty());
                }
            }
            case FromVisitor.Rate rate -> {
                if (may(rate.id(), Action.RATE, rate.conversation())) {
                    submit(
                            rate.id(),
                            new Command.Rate(mine, rate.score(), rate.comment(), rate.cycle()),
                            Optional.empty());
                }
            }
            case FromVisitor.DescribeProfile profile -> {
                if (may(profile.id(), Action.DESCRIBE_ONESELF, Optional.empty())) {
                    submit(
                            profile.id(),
                            new Command.Describe(mine, profile.name(), profile.email(), profile.attributes()),
                            Optional.of(visitor.site()));
                }
            }
            case FromBoth.Delivered delivered -> mark(delivered.conversation(), false, delivered.seq());
            case FromBoth.Read read -> mark(read.conversation(), true, read.seq());
            case FromBoth.Typing typing -> {
                if (may(Action.MARK, typing.conversation())) {
                    gate.replica().typing(this, mine, typing.text());
                }
            }
            case FromVisitor.PageChanged page -> gate.replica().page(this, Views.page(page.page()));
            case FromBoth.Tock tock -> tock();
        }
    }

    private void post(FromBoth.Send send) {
        switch (send.content()) {
            case Posted.Text text -> post(send, new Content.Text(text.text()));
            case Posted.Note note -> afterPosts(() -> refuse(send.id(), Code.FORBIDDEN, "notes are for agents"));
            case Posted.File file ->
                inOrder(
                        () -> gate.attachments()
                                .attach(file.file(), visitor.id().value(), viewer.conversation()),
                        found -> found.ifPresentOrElse(
                                upload -> post(send, new Content.File(upload)),
                                () -> afterPosts(() -> refuse(send.id(), Code.NOT_FOUND, "no such upload of yours"))));
        }
    }

    private void post(FromBoth.Send send, Content.Posting content) {
        post(
                send.id(),
                new Command.PostMessage(
                        viewer.conversation(),
                        new Sender.Visitor(visitor.id()),
                        send.message(),
                        content,
                        OptionalLong.empty(),
                        false,
                        Command.Lookup.NOT_ASKED),
                Optional.of(visitor.site()));
    }

    private void history(FromBoth.History history) {
        var range = Ranges.of(history);
        inOrder(
                () -> gate.transcript().visible(viewer.conversation(), range),
                page -> send(new ToVisitor.HistoryPage(
                        history.id(),
                        viewer.conversation(),
                        page.entries(),
                        FarEnd.of(history.range()),
                        page.more(),
                        floor,
                        Math.max(
                                head,
                                page.entries().isEmpty()
                                        ? 0
                                        : page.entries().getLast().seq()))));
    }

    private void earlierHistory(FromBoth.History history, ConversationId conversation) {
        if (!Access.may(visitor, Action.READ_CONVERSATION, new Target.OfEarlier(viewer.conversation()))) {
            refuse(history.id(), Code.NOT_FOUND, "no such conversation");
            return;
        }
        var range = Ranges.of(history);
        inOrder(
                () -> gate.tables()
                        .conversation(conversation)
                        .map(row -> new Earlier(
                                row.conversation(), gate.transcript().visible(conversation, range))),
                read -> read.ifPresentOrElse(
                        found -> send(new ToVisitor.HistoryPage(
                                history.id(),
                                conversation,
                                found.page().entries(),
                                FarEnd.of(history.range()),
                                found.page().more(),
                                visibleFloor(found.conversation()),
                                found.conversation().head().visible())),
                        () -> refuse(history.id(), Code.NOT_FOUND, "no such conversation")));
    }

    private record Earlier(Conversation conversation, Transcript.Page<VisibleEntry> page) {}

    private static long visibleFloor(Conversation conversation) {
        return conversation.hidden().toVisible(conversation.floor() - 1) + 1;
    }

    private void mark(Optional<ConversationId> conversation, boolean read, long seq) {
        if (begun && may(Action.MARK, conversation)) {
            gate.replica().mark(this, viewer.conversation(), read, seq);
        }
    }

    private boolean may(Action action, Optional<ConversationId> conversation) {
        return Access.may(visitor, action, new Target.OfConversation(conversation.orElseGet(viewer::conversation)));
    }

    private boolean may(FrameId re, Action action, Optional<ConversationId> conversation) {
        boolean allowed = may(action, conversation);
        if (!allowed) {
            refuse(re, Code.NOT_FOUND, "no such conversation");
        }
        return allowed;
    }

    // --- what the desk tells

    @Override
    public void hear(Notice notice) {
        if (ended()) {
            return;
        }
        switch (notice) {
            case Notice.Joined joined -> joined(joined.conversations().stream().findFirst());
            case Notice.Answered answered -> answered(redeemed(answered.ticket()), answered);
            case Notice.Changed changed -> changed(changed.snapshot());
            case Notice.Committed committed ->
                committed.entry().visible().ifPresent(entry -> {
                    head = Math.max(head, entry.seq());
                    feed.committed(entry);
                });
            case Notice.Typing typing ->
                typing.agent()
                        .filter(agent -> canWrite())
                        .ifPresent(
                                agent -> send(new ToVisitor.Typing(typing.conversation(), Optional.of(agent.name()))));
            case Notice.Heads heads -> {
                heads(heads.heads().entrySet().stream()
                        .map(entry ->
                                new ToBoth.Head(entry.getKey(), entry.getValue().visible()))
                        .toList());
                heads.heads().values().forEach(place -> feed.atLeast(place.visible()));
            }
            case Notice.Dismissed dismissed -> {}
            case Notice.Myself myself -> {}
        }
        work();
    }

    private void joined(Optional<Snapshot> found) {
        var arrived = arrival;
        if (arrived == null) {
            throw new IllegalStateException("joined twice");
        }
        arrival = null;
        var hello = arrived.hello();
        var admitted = arrived.admitted();
        send(new ToVisitor.Welcome(
                greeting(hello),
                new ToVisitor.Myself(
                        visitor.id(),
                        found.flatMap(snapshot ->
                                        snapshot.conversation().profile().name())
                                .or(admitted::name),
                        admitted.token(),
                        admitted.identified()),
                found.map(Views::forVisitor)));
        found.ifPresent(snapshot -> {
            begun = true;
            var conversation = snapshot.conversation();
            earlier = conversation.earlier();
            floor = visibleFloor(conversation);
            head = conversation.head().visible();
            var resume = Resume.of(hello, gate.epoch(), conversation.id(), floor, head);
            resume.reset().ifPresent(reason -> send(new ToBoth.Reset(conversation.id(), reason)));
            feed.replay(resume.from(), head);
        });
    }

    private void answered(FrameId re, Notice.Answered answered) {
        switch (answered.answer()) {
            case Answer.Posted posted ->
                send(new ToBoth.Sent(
                        re, posted.conversation(), posted.place().visible(), posted.at(), posted.duplicate()));
            case Answer.Refused refused -> refuse(re, refused);
            case Answer.Changed changed ->
                answered.snapshot()
                        .ifPresentOrElse(
                                snapshot -> send(new ToVisitor.Changed(re, Views.forVisitor(snapshot))),
                                () -> send(new ToBoth.Done(re)));
            case Answer.Done done -> send(new ToBoth.Done(re));
            case Answer.AvailabilityIs availability -> throw new IllegalStateException("a visitor has none");
            case Answer.Recognised recognised -> throw new IllegalStateException("asked at the door");
        }
    }

    private void changed(Snapshot snapshot) {
        if (!snapshot.conversation().begun()) {
            return;
        }
        begun = true;
        earlier = snapshot.conversation().earlier();
        if (canWrite()) {
            unsent = Optional.empty();
            send(new ToVisitor.Stands(Views.forVisitor(snapshot)));
        } else {
            unsent = Optional.of(snapshot);
        }
    }

    @Override
    void goOn() {
        unsent.ifPresent(this::changed);
        feed.pump();
    }

    private final class Outlet extends Reading<VisibleEntry> {
        @Override
        public void read(Feed<VisibleEntry> asking, long seq, int limit) {
            aside(
                    () -> gate.transcript().visible(viewer.conversation(), new Transcript.Range.After(seq, limit)),
                    page -> asking.read(List.copyOf(page.entries())),
                    asking::unread);
        }

        @Override
        public void entry(VisibleEntry entry) {
            send(new ToVisitor.Said(entry));
        }

        @Override
        public long seq(VisibleEntry entry) {
            return entry.seq();
        }
    }
}
