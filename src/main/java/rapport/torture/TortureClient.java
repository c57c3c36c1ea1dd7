package rapport.torture;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import rapport.audit.Side;
import rapport.audit.Witness;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A client that follows section 6 of the contract to the letter, over any number of connections, and writes down what
/// it does and sees. It comes back sooner than a good client would, so that a run is dense. Belongs to the clients'
/// loop.
abstract class TortureClient implements Socket.Ear {

    private static final Duration FIRST_TICK = Duration.ofSeconds(2);
    private static final int NEVER_AGAIN = 4_500;
    static final int REPLACED = 4_506;

    private final String name;
    private final EventLoop loop;
    private final Link link;
    private final Witness witness;
    private final Consumer<String> wrong;
    private final AtomicLong acknowledged;
    private final AtomicLong stored;
    private String session = UUID.randomUUID().toString();
    private final Outbox outbox = new Outbox();
    private final Copies copies;
    private final Map<String, Consumer<JsonNode>> questions = new HashMap<>();
    private final RandomGenerator chance;
    private final Return comingBack;
    private Optional<Socket> socket = Optional.empty();
    private Optional<String> epoch = Optional.empty();
    private Duration tick = FIRST_TICK;
    private long lastFrameNanos;
    private boolean greeted;
    private boolean gone;

    TortureClient(String name, Side side, Stage stage) {
        this.name = name;
        loop = stage.loop();
        link = stage.proxy().link();
        chance = stage.chance();
        comingBack = new Return(chance);
        acknowledged = stage.acknowledged();
        stored = stage.stored();
        witness = stage.recorder().witness(name, side);
        copies = new Copies(witness, this::ask, this::shows);
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
        ObjectNode hello = Frames.asking("hello").put("session", session);
        epoch.ifPresent(known -> hello.put("epoch", known));
        introduce(hello);
        copies.cursors(hello.putArray("cursors"), epoch.isPresent());
        tell(opened, hello);
    }

    @Override
    public final void told(Socket from, String json) {
        lastFrameNanos = System.nanoTime();
        JsonNode frame = Frames.read(json);
        switch (frame.path("type").stringValue("")) {
            case "welcome" -> greeted(from, frame);
            case "ok", "error" -> answered(frame);
            case "conversation" -> state(frame.path("conversation"));
            case "replay" -> copies.replay(frame);
            case "entry" -> copies.pushed(frame);
            case "live" -> copies.live(frame);
            case "dismissed" -> {
                copies.dismissed(Frames.conversation(frame));
                dismissed(Frames.conversation(frame));
            }
            case "reset" -> copies.reset(frame);
            case "tick" -> {
                tell(from, Frames.plain("tock"));
                copies.ticked(frame);
            }
            case "agent" -> staffed(frame.path("agent"));
            case "bye" -> comingBack.told(frame);
            default -> {}
        }
    }

    private void greeted(Socket from, JsonNode welcome) {
        witness.opened();
        greeted = true;
        comingBack.welcomed();
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
                stored.addAndGet(frame.path("duplicate").booleanValue(false) ? 0 : 1);
                if (!Frames.conversation(frame).equals(said.get().conversation())) {
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
        witness.marked(conversation.path("id").stringValue(), Entries.marks(conversation));
        stands(conversation);
    }

    /// As a page that is loaded again: everything shown is forgotten, the outbox and who one is are kept.
    final void reload() {
        socket.ifPresent(Socket::abandon);
        copies.forgetAll();
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
        copies.connectionLost();
        List<Outbox.Said> unknown = outbox.connectionLost();
        if (greeted) {
            unknown.forEach(said -> witness.unknown(said.conversation(), author(), said.id()));
            witness.closed(code);
        }
        greeted = false;
        if (code == REPLACED) {
            // Nobody else has this session: the hello of a connection that was given up came late, and won. The
            // contract has no way out of that, so a new session is begun, as by a page that is loaded again.
            session = UUID.randomUUID().toString();
        } else if (code >= NEVER_AGAIN && code < 5_000) {
            wrong.accept("is sent away with " + code);
            gone = true;
            return;
        }
        var _ = loop.schedule(this::connect, comingBack.pauseMillis(), TimeUnit.MILLISECONDS);
    }

    /// Says something: it is sent until it is answered.
    final void say(String conversation, String kind, String text, Consumer<ObjectNode> more) {
        ObjectNode send = Frames.asking("send");
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
            tell(socket.get(), frame);
        }
    }

    private static void tell(Socket to, ObjectNode frame) {
        to.send(frame.toString());
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
        return gone || (greeted && outbox.size() == 0 && copies.complete());
    }

    final String situation() {
        return name + (greeted ? " is connected" : " is not connected") + " with " + outbox.size() + " unanswered, "
                + (copies.complete() ? "complete" : "incomplete");
    }

    /// The last entry shown of each conversation that it follows.
    final Map<String, Long> followed() {
        return copies.followed();
    }
}
