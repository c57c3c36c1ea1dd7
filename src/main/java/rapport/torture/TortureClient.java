package rapport.torture;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import rapport.audit.Marks;
import rapport.audit.Side;
import rapport.audit.Witness;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A client that follows section 6 of the contract to the letter, over any number of connections, and writes down what
/// it does and sees. It comes back sooner than a good client would, so that a run is dense. Belongs to the clients'
/// loop.
abstract class TortureClient implements Socket.Ear {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration BACK_BASE = Duration.ofMillis(40);
    private static final Duration BACK_MOST = Duration.ofMillis(1_500);
    private static final Duration FIRST_TICK = Duration.ofSeconds(2);
    private static final int PAGE = 200;
    private static final int NEVER_AGAIN = 4_500;

    private final String name;
    private final EventLoop loop;
    private final Link link;
    private final Witness witness;
    private final Consumer<String> wrong;
    private final AtomicLong acknowledged;
    private final String session = UUID.randomUUID().toString();
    private final Outbox outbox = new Outbox();
    private final Map<String, Display> displays = new LinkedHashMap<>();
    private final Map<String, OptionalLong> asked = new HashMap<>();
    private final Map<String, Consumer<JsonNode>> questions = new HashMap<>();
    private final RandomGenerator chance;
    private Optional<Socket> socket = Optional.empty();
    private Optional<String> epoch = Optional.empty();
    private Duration tick = FIRST_TICK;
    private long lastFrameNanos;
    private OptionalLong retryAfterMillis = OptionalLong.empty();
    private int attempts;
    private boolean greeted;
    private boolean gone;

    TortureClient(String name, Side side, Stage stage) {
        this.name = name;
        loop = stage.loop();
        link = stage.proxy().link();
        chance = stage.chance();
        acknowledged = stage.acknowledged();
        witness = stage.recorder().witness(name, side);
        wrong = sentence -> stage.wrong(name + " " + sentence);
    }

    /// What `hello` says besides session, epoch and cursors.
    abstract void introduce(ObjectNode hello);

    abstract void welcomed(JsonNode welcome);

    /// Who this is in entries; known once welcomed.
    abstract String author();

    /// The state of a conversation was told.
    abstract void stands(JsonNode conversation);

    /// Something new is shown.
    abstract void shows(String conversation, JsonNode entry);

    void dismissed(String conversation) {}

    /// About oneself, to agents.
    void staffed(JsonNode agent) {}

    final void connect() {
        if (!gone && socket.isEmpty()) {
            lastFrameNanos = System.nanoTime();
            socket = Optional.of(Socket.open(loop, link.port(), this));
            watch(socket.get());
        }
    }

    /// Two ticks without a frame: the connection is dead.
    private void watch(Socket watched) {
        var _ = loop.schedule(
                () -> {
                    if (socket.isPresent() && socket.get() == watched) {
                        if (System.nanoTime() - lastFrameNanos > 2 * tick.toNanos()) {
                            watched.abandon();
                        } else {
                            watch(watched);
                        }
                    }
                },
                tick.toMillis() / 2,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public final void opened(Socket opened) {
        ObjectNode hello = frame("hello").put("session", session);
        epoch.ifPresent(known -> hello.put("epoch", known));
        introduce(hello);
        asked.clear();
        var cursors = hello.putArray("cursors");
        displays.forEach((conversation, display) -> {
            if (display.started() && display.followed() && epoch.isPresent()) {
                asked.put(conversation, OptionalLong.of(display.last()));
                cursors.addObject().put("conversation", conversation).put("seq", display.last());
            }
        });
        tell(opened, hello);
    }

    @Override
    public final void told(Socket from, String json) {
        lastFrameNanos = System.nanoTime();
        JsonNode frame = JSON.readTree(json);
        switch (frame.path("type").stringValue("")) {
            case "welcome" -> greeted(from, frame);
            case "ok", "error" -> answered(frame);
            case "conversation" -> state(frame.path("conversation"));
            case "replay" -> replay(frame);
            case "entry" -> pushed(frame);
            case "live" -> headIs(conversation(frame), frame.path("head").longValue());
            case "dismissed" -> {
                asked.remove(conversation(frame));
                display(conversation(frame)).dismissed();
                dismissed(conversation(frame));
            }
            case "reset" -> reset(frame);
            case "tick" -> ticked(from, frame);
            case "agent" -> staffed(frame.path("agent"));
            case "bye" -> {
                if (frame.has("retryAfterMs")) {
                    retryAfterMillis =
                            OptionalLong.of(frame.path("retryAfterMs").longValue());
                }
            }
            default -> {}
        }
    }

    private void greeted(Socket from, JsonNode welcome) {
        witness.opened();
        greeted = true;
        attempts = 0;
        epoch = Optional.of(welcome.path("epoch").stringValue());
        tick = Duration.ofMillis(welcome.path("tickMs").longValue());
        welcomed(welcome);
        welcome.path("conversations").forEach(this::state);
        flush(from);
    }

    private void answered(JsonNode frame) {
        String re = frame.path("re").stringValue("");
        boolean ok = frame.path("type").stringValue().equals("ok");
        var said = outbox.answered(re);
        if (said.isPresent()) {
            if (ok) {
                witness.acknowledged(
                        said.get().conversation(),
                        author(),
                        re,
                        frame.path("seq").longValue(),
                        frame.path("duplicate").booleanValue(false));
                acknowledged.incrementAndGet();
                if (!conversation(frame).equals(said.get().conversation())) {
                    wrong.accept("said " + re + " in " + said.get().conversation() + " and is answered " + frame);
                }
            } else {
                if (frame.path("code").stringValue("").equals("malformed")) {
                    wrong.accept("said " + said.get().frame() + " and is answered " + frame);
                }
                witness.refused(
                        said.get().conversation(),
                        author(),
                        re,
                        frame.path("code").stringValue());
            }
            socket.ifPresent(this::flush);
        } else if (questions.containsKey(re)) {
            questions.remove(re).accept(frame);
        } else if (!ok) {
            wrong.accept("is refused: " + frame);
        }
    }

    private void state(JsonNode conversation) {
        JsonNode delivered = conversation.path("delivered");
        JsonNode read = conversation.path("read");
        witness.marked(
                conversation.path("id").stringValue(),
                new Marks(
                        delivered.path("visitor").longValue(),
                        read.path("visitor").longValue(),
                        delivered.path("agent").longValue(),
                        read.path("agent").longValue()));
        stands(conversation);
    }

    private void replay(JsonNode frame) {
        String conversation = conversation(frame);
        long from = frame.path("from").longValue();
        long head = frame.path("head").longValue();
        OptionalLong cursor = Optional.ofNullable(asked.remove(conversation)).orElse(OptionalLong.empty());
        witness.replayed(conversation, cursor, from, head);
        if (display(conversation).replay(from, head)) {
            fill(conversation);
        }
    }

    private void pushed(JsonNode entry) {
        String conversation = conversation(entry);
        witness.pushed(conversation, Entries.shown(entry));
        if (apply(conversation, entry) == Display.Outcome.GAP) {
            fill(conversation);
        }
    }

    private Display.Outcome apply(String conversation, JsonNode entry) {
        Display.Outcome outcome = display(conversation).apply(entry.path("seq").longValue());
        if (outcome == Display.Outcome.APPLIED) {
            witness.displayed(conversation, Entries.shown(entry));
            shows(conversation, entry);
        }
        return outcome;
    }

    private void headIs(String conversation, long head) {
        Display display = display(conversation);
        display.replay(display.last() + 1, head);
        if (display.behind()) {
            fill(conversation);
        }
    }

    private void ticked(Socket from, JsonNode frame) {
        tell(from, JSON.createObjectNode().put("type", "tock"));
        for (JsonNode head : frame.path("heads")) {
            String conversation = head.get(0).stringValue();
            if (display(conversation).ticked(head.get(1).longValue())) {
                fill(conversation);
            }
        }
    }

    private void fill(String conversation) {
        Display display = display(conversation);
        if (!display.startFilling()) {
            return;
        }
        ObjectNode question = frame("history")
                .put("conversation", conversation)
                .put("after", display.last())
                .put("limit", PAGE);
        ask(question, page -> {
            if (displays.get(conversation) != display) {
                return; // forgotten since
            }
            display.filled();
            for (JsonNode entry : page.path("entries")) {
                witness.listed(conversation, Entries.shown(entry));
                apply(conversation, entry);
            }
            if (display.behind() && !page.path("entries").isEmpty()) {
                fill(conversation);
            }
        });
    }

    private void reset(JsonNode frame) {
        witness.reset(conversation(frame), frame.path("reason").stringValue());
        forget(conversation(frame));
    }

    private void forget(String conversation) {
        displays.remove(conversation);
        witness.dropped(conversation);
    }

    /// As a page that is loaded again: everything shown is forgotten, the outbox and who one is are kept.
    final void reload() {
        socket.ifPresent(Socket::abandon);
        List.copyOf(displays.keySet()).forEach(this::forget);
    }

    /// Drops the connection, as a person who walks out of the reach of a network.
    final void hangUp() {
        socket.ifPresent(Socket::abandon);
    }

    /// Ends this client for good.
    final void leave() {
        gone = true;
        socket.ifPresent(Socket::abandon);
    }

    @Override
    public final void ended(Socket over, int code) {
        if (socket.isEmpty() || socket.get() != over) {
            return;
        }
        socket = Optional.empty();
        questions.clear();
        asked.clear();
        displays.values().forEach(Display::connectionLost);
        List<Outbox.Said> unknown = outbox.connectionLost();
        if (greeted) {
            unknown.forEach(said -> witness.unknown(said.conversation(), author(), said.id()));
            witness.closed(code);
        }
        greeted = false;
        if (code >= NEVER_AGAIN && code < 5_000) {
            wrong.accept("is sent away with " + code);
            gone = true;
            return;
        }
        var _ = loop.schedule(this::connect, pauseMillis(), TimeUnit.MILLISECONDS);
    }

    private long pauseMillis() {
        long most = Math.min(BACK_MOST.toMillis(), BACK_BASE.toMillis() << Math.min(attempts++, 10));
        long pause = retryAfterMillis.orElse(chance.nextLong(most + 1));
        retryAfterMillis = OptionalLong.empty();
        return pause;
    }

    /// Says something: it is sent until it is answered.
    final void say(String conversation, String kind, String text, Consumer<ObjectNode> more) {
        ObjectNode send = frame("send");
        send.putObject("content").put("kind", kind).put("text", text);
        more.accept(send);
        outbox.add(new Outbox.Said(send.path("id").stringValue(), conversation, text, send.toString()));
        socket.ifPresent(this::flush);
    }

    private void flush(Socket to) {
        if (greeted) {
            for (Outbox.Said said : outbox.due()) {
                witness.invoked(said.conversation(), author(), said.id(), said.text());
                to.send(said.frame());
            }
        }
    }

    /// Asks for something that may be forgotten when the connection ends.
    final void ask(ObjectNode question, Consumer<JsonNode> then) {
        if (greeted && socket.isPresent()) {
            questions.put(question.path("id").stringValue(), then);
            tell(socket.get(), question);
        }
    }

    /// Tells something that has no answer.
    final void mention(ObjectNode frame) {
        if (greeted && socket.isPresent()) {
            frame.remove("id");
            tell(socket.get(), frame);
        }
    }

    private static void tell(Socket to, ObjectNode frame) {
        to.send(frame.toString());
    }

    static ObjectNode frame(String type) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("id", UUID.randomUUID().toString());
    }

    private static String conversation(JsonNode frame) {
        return frame.path("conversation").stringValue("");
    }

    private Display display(String conversation) {
        return displays.computeIfAbsent(conversation, id -> new Display());
    }

    final int unanswered() {
        return outbox.size();
    }

    final boolean gone() {
        return gone;
    }

    final RandomGenerator chance() {
        return chance;
    }

    final EventLoop loop() {
        return loop;
    }

    final Link link() {
        return link;
    }

    final String name() {
        return name;
    }

    /// Connected, everything answered, everything shown that it knows of; or gone for good.
    final boolean settled() {
        return gone || (greeted && outbox.size() == 0 && complete());
    }

    private boolean complete() {
        return displays.values().stream().noneMatch(display -> display.followed() && display.behind());
    }

    final String situation() {
        return name + (greeted ? " is connected" : " is not connected") + " with " + outbox.size() + " unanswered, "
                + (complete() ? "complete" : "incomplete");
    }

    /// The last entry shown of each conversation that it follows.
    final Map<String, Long> followed() {
        Map<String, Long> followed = new LinkedHashMap<>();
        displays.forEach((conversation, display) -> {
            if (display.followed() && display.started()) {
                followed.put(conversation, display.last());
            }
        });
        return followed;
    }
}
