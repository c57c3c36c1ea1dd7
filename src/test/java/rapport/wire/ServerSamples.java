package rapport.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import rapport.desk.AgentId;
import rapport.desk.AgentRef;
import rapport.desk.Author;
import rapport.desk.Binding;
import rapport.desk.CloseReason;
import rapport.desk.Code;
import rapport.desk.Content;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Entry;
import rapport.desk.FileId;
import rapport.desk.LastMessage;
import rapport.desk.MessageId;
import rapport.desk.Place;
import rapport.desk.Profile;
import rapport.desk.QueueReason;
import rapport.desk.Role;
import rapport.desk.Rule;
import rapport.desk.SiteId;
import rapport.desk.State;
import rapport.desk.Status;
import rapport.desk.Talk;
import rapport.desk.Trigger;
import rapport.desk.VisibleEntry;
import rapport.desk.VisitorId;

/// At least one of every frame that the server sends, full and bare, by the name that the document gives it.
final class ServerSamples {
    static final Instant AT = Instant.parse("2026-01-02T03:04:05.006789Z");
    static final FrameId RE = new FrameId("i1");
    static final ConversationId CONVERSATION = new ConversationId("c_1");
    static final AgentRef LI = new AgentRef(new AgentId("a1"), "李雷");
    static final AgentRef ANN = new AgentRef(new AgentId("a2"), "Ann");
    static final VisitorId VISITOR = new VisitorId("v_1");

    private static final Author VISITING = new Author.Visitor(VISITOR, Optional.of("Zoë"));
    private static final Author SERVING = new Author.Agent(LI.id(), LI.name());
    private static final String NASTY = "</script>\u2028\u0001\"\\ \uD83D\uDC4B 你好";

    record Sample(String message, ServerFrame frame) {}

    private ServerSamples() {}

    static List<Sample> all() {
        var all = new ArrayList<Sample>();
        both(all);
        visitors(all);
        agents(all);
        return all;
    }

    private static void both(List<Sample> all) {
        all.add(new Sample("ok", new ToBoth.Done(RE)));
        all.add(new Sample("ok.send", new ToBoth.Sent(RE, CONVERSATION, 7, AT, false)));
        all.add(new Sample("ok.send", new ToBoth.Sent(RE, CONVERSATION, 7, AT, true)));
        for (var code : Code.values()) {
            all.add(new Sample("error", new ToBoth.Refused(Optional.of(RE), code, NASTY, Optional.of(LI))));
        }
        all.add(new Sample("error", new ToBoth.Refused(Optional.empty(), Code.MALFORMED, "x", Optional.empty())));
        all.add(new Sample("replay", new ToBoth.Replay(CONVERSATION, 1, 9)));
        all.add(new Sample("live", new ToBoth.Live(CONVERSATION, 9)));
        for (var reason : ToBoth.ResetReason.values()) {
            all.add(new Sample("reset", new ToBoth.Reset(CONVERSATION, reason)));
        }
        all.add(new Sample("tick", new ToBoth.Tick(AT, List.of(new ToBoth.Head(CONVERSATION, 9)))));
        all.add(new Sample("tick", new ToBoth.Tick(AT, List.of())));
        for (var code : CloseCode.values()) {
            all.add(new Sample("bye", new ToBoth.Bye(code, "", OptionalLong.of(500))));
        }
        all.add(new Sample("bye", new ToBoth.Bye(CloseCode.REVOKED, "x", OptionalLong.empty())));
    }

    private static void visitors(List<Sample> all) {
        var full = VisitorConversation.of(conversation(), surroundings());
        var bare = VisitorConversation.of(bareConversation(), bareSurroundings());
        var myself = new ToVisitor.Myself(VISITOR, Optional.of("Zoë"), "token", true);
        all.add(new Sample("welcome.visitor", new ToVisitor.Welcome(greeting(true), myself, Optional.of(full))));
        all.add(new Sample(
                "welcome.visitor",
                new ToVisitor.Welcome(
                        greeting(false),
                        new ToVisitor.Myself(VISITOR, Optional.empty(), "token", false),
                        Optional.empty())));
        visibleEntries().forEach(entry -> all.add(new Sample("entry.visitor", new ToVisitor.Said(entry))));
        all.add(new Sample("conversation.visitor", new ToVisitor.Stands(full)));
        all.add(new Sample("conversation.visitor", new ToVisitor.Stands(bare)));
        all.add(new Sample(
                "ok.history.visitor",
                new ToVisitor.HistoryPage(RE, CONVERSATION, visibleEntries(), FarEnd.OLDER, true, 1, 9)));
        all.add(new Sample("ok.conversation.visitor", new ToVisitor.Changed(RE, full)));
        all.add(new Sample("typing.visitor", new ToVisitor.Typing(CONVERSATION, Optional.of("Li"))));
        all.add(new Sample("typing.visitor", new ToVisitor.Typing(CONVERSATION, Optional.empty())));
    }

    private static void agents(List<Sample> all) {
        var full = agentConversation();
        var bare =
                AgentConversation.of(bareConversation(), bareSurroundings(), Whereabouts.AWAY, id -> Optional.empty());
        var myself = new ToAgent.Myself(LI, Role.SUPERVISOR, 5, Status.ONLINE);
        all.add(new Sample("welcome.agent", new ToAgent.Welcome(greeting(true), myself, List.of(full, bare))));
        all.add(new Sample("welcome.agent", new ToAgent.Welcome(greeting(false), myself, List.of())));
        entries().forEach(entry -> all.add(new Sample("entry.agent", new ToAgent.Said(entry))));
        all.add(new Sample("conversation.agent", new ToAgent.Stands(full)));
        all.add(new Sample("conversation.agent", new ToAgent.Stands(bare)));
        all.add(new Sample(
                "ok.history.agent", new ToAgent.HistoryPage(RE, CONVERSATION, entries(), FarEnd.NEWER, false, 1, 11)));
        all.add(new Sample("ok.conversation.agent", new ToAgent.Changed(RE, full)));
        all.add(new Sample("ok.availability", new ToAgent.AvailabilityIs(RE, Status.AWAY)));
        all.add(new Sample("agent", new ToAgent.Staffed(myself, 3)));
        all.add(new Sample("dismissed", new ToAgent.Dismissed(CONVERSATION, 3)));
        all.add(new Sample(
                "typing.agent",
                new ToAgent.Typing(CONVERSATION, Kind.VISITOR, Optional.of("Zoë"), Optional.of("hel"))));
        all.add(new Sample(
                "typing.agent", new ToAgent.Typing(CONVERSATION, Kind.AGENT, Optional.empty(), Optional.empty())));
    }

    static AgentConversation agentConversation() {
        return AgentConversation.of(
                conversation(),
                surroundings(),
                new Whereabouts(
                        true,
                        Optional.of(new Page("https://shop.example/", Optional.of("Shop"), Optional.of("r"))),
                        Optional.of("zh-CN")),
                id -> Optional.of(id.equals(LI.id()) ? LI : ANN));
    }

    static Greeting greeting(boolean streamed) {
        return new Greeting(
                RE,
                "e1",
                "s1",
                streamed ? Optional.of("secret") : Optional.empty(),
                Duration.ofSeconds(25),
                new FrameLimits(64 * 1024, 16 * 1024, 10 << 20));
    }

    static Surroundings surroundings() {
        return new Surroundings(
                Optional.of(new Serving(LI, Optional.of("/a.png"), true)),
                Optional.of(
                        new QueuePlace(QueueReason.ALL_BUSY, OptionalLong.of(2), OptionalLong.of(90), Optional.of(AT))),
                new Marks(4, 3),
                new Marks(5, 4));
    }

    private static Surroundings bareSurroundings() {
        return new Surroundings(Optional.empty(), Optional.empty(), Marks.NONE, Marks.NONE);
    }

    static Conversation bareConversation() {
        return Conversation.blank(new SiteId("s1"), Profile.anonymous(VISITOR));
    }

    /// Its entries 2 and 4 are hidden, and the newest message is a note.
    static Conversation conversation() {
        var profile = new Profile(
                VISITOR, Optional.of("sub"), Optional.of(NASTY), Optional.of("z@x.example"), Map.of("plan", "pro"));
        var blank = Conversation.blank(new SiteId("s1"), profile);
        return new Conversation(
                blank.id(),
                blank.site(),
                profile,
                new Binding(Optional.of(ANN.id()), Optional.of(new Binding.LastAgent(LI.id(), AT, true))),
                State.IDLE,
                new Place(5, 3),
                1,
                rapport.desk.Hidden.of(2, 4),
                1,
                2,
                -1,
                Optional.empty(),
                new Talk(
                        Optional.of(new LastMessage(AT, SERVING, "SECRET")),
                        Optional.of(new LastMessage(AT, VISITING, "hello")),
                        Optional.of(AT),
                        Talk.NONE.recents()),
                java.util.Set.of(),
                List.of(new ConversationId("c_0")),
                Optional.empty());
    }

    static List<Entry<?>> entries() {
        var image =
                new Content.FileRef(new FileId("f1"), NASTY, 5, "image/png", OptionalInt.of(640), OptionalInt.of(480));
        var plain = new Content.FileRef(
                new FileId("f2"), "x.pdf", 5, "application/pdf", OptionalInt.empty(), OptionalInt.empty());
        var entries = new ArrayList<Entry<?>>();
        posted(entries, VISITING, new Content.Text(NASTY));
        posted(entries, new Author.Visitor(VISITOR, Optional.empty()), new Content.File(image));
        posted(entries, SERVING, new Content.File(plain));
        posted(entries, SERVING, new Content.Note("SECRET"));
        told(entries, new Content.Opened(1));
        Stream.of(QueueReason.values()).forEach(reason -> told(entries, new Content.Queued(reason)));
        Stream.of(Rule.values())
                .forEach(rule ->
                        told(entries, new Content.Assigned(LI, 2, rule, Trigger.CYCLE_OPENED, Optional.of(ANN))));
        Stream.of(Trigger.values())
                .forEach(trigger ->
                        told(entries, new Content.Assigned(LI, 2, Rule.BALANCED, trigger, Optional.empty())));
        told(entries, new Content.TransferNote("SECRET", ANN));
        Stream.of(CloseReason.values()).forEach(reason -> told(entries, new Content.Closed(1, VISITING, reason)));
        told(entries, new Content.Closed(1, Author.SYSTEM, CloseReason.IDLE));
        told(entries, new Content.Rated(1, 5, Optional.of("good")));
        told(entries, new Content.Rated(1, 1, Optional.empty()));
        return entries;
    }

    static List<VisibleEntry> visibleEntries() {
        return entries().stream().flatMap(entry -> entry.visible().stream()).toList();
    }

    private static void posted(List<Entry<?>> entries, Author author, Content content) {
        entries.add(entry(entries, author, Optional.of(new MessageId("m" + entries.size())), content));
    }

    private static void told(List<Entry<?>> entries, Content content) {
        entries.add(entry(entries, Author.SYSTEM, Optional.empty(), content));
    }

    private static Entry<?> entry(List<Entry<?>> before, Author author, Optional<MessageId> id, Content content) {
        long visible = before.stream()
                .filter(entry -> entry.content().visible().isPresent())
                .count();
        var place = new Place(before.size() + 1, visible + (content.visible().isPresent() ? 1 : 0));
        return new Entry<>(CONVERSATION, place, AT, id, author, content);
    }
}
