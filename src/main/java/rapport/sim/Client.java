package rapport.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The client of web/client, said again in Java: connection, outbox and log, as far as state goes (link.ts, step.ts).
/// What belongs to messages is in [Outbox], what belongs to the copies of logs in [Copies].
final class Client {
    private static final long GREETING_MS = 15_000;
    private static final long FIRST_DELAY_MS = 500;
    private static final long LONGEST_DELAY_MS = 30_000;
    private static final int LOST = 1006;
    private static final int UNAUTHENTICATED = 4501;
    private static final int PROTOCOL_VIOLATION = 4504;

    /// The connection.
    enum At {
        OFF,
        ENDED,
        WAITING,
        CONNECTING,
        GREETING,
        LIVE
    }

    /// What a client is given of the world around it.
    interface Shell {
        void dial();

        void hangUp();

        void transmit(ObjectNode frame);

        void keep(String account, Item message);

        void drop(String account, Item message);

        List<Item> recall(String account);

        void remember(String token);

        void answered(Item item, JsonNode frame);

        long now();

        int random(long below);

        String id();
    }

    final boolean visitor;
    final Map<String, Held> conversations = new LinkedHashMap<>();
    private final Shell shell;
    private final Notebook notebook;
    private final String session;
    private final ArrayDeque<Runnable> effects = new ArrayDeque<>();
    private final Copies copies;
    private final Outbox outbox;
    private Optional<String> token;
    private At at = At.OFF;
    private int attempt;
    private long since;
    private long retryAt;
    private long heardAt;
    private OptionalLong retryAfter = OptionalLong.empty();
    private String hello = "";
    private String me = "";
    private String epoch = "";
    private long tickMs = 25_000;
    private boolean running;

    Client(Shell shell, Notebook notebook, boolean visitor, String session, Optional<String> token) {
        this.shell = shell;
        this.notebook = notebook;
        this.visitor = visitor;
        this.session = session;
        this.token = token;
        this.copies = new Copies(this, notebook);
        this.outbox = new Outbox(this, shell, notebook);
    }

    At at() {
        return at;
    }

    String me() {
        return me;
    }

    List<Item> queue() {
        return outbox.queue();
    }

    long now() {
        return shell.now();
    }

    boolean mine(Held held) {
        return visitor || (!held.dismissed && !me.isEmpty() && held.agent().equals(Optional.of(me)));
    }

    // --- inputs

    private void step(Runnable input) {
        if (running) {
            throw new IllegalStateException("a step within a step");
        }
        running = true;
        input.run();
        for (var effect = effects.poll(); effect != null; effect = effects.poll()) {
            effect.run();
        }
        running = false;
    }

    void connect() {
        step(() -> {
            if (!outbox.recalled()) {
                outbox.recall();
            }
            if (at == At.OFF || at == At.ENDED) {
                dial(0);
            }
        });
    }

    void disconnect() {
        step(() -> {
            effects.add(shell::hangUp);
            turnOff(At.OFF);
        });
    }

    void hurry() {
        step(() -> {
            if (at == At.WAITING) {
                dial(attempt);
            }
        });
    }

    void send(ObjectNode frame) {
        step(() -> outbox.send(frame));
    }

    void request(ObjectNode frame) {
        step(() -> {
            // Without a connection only what may be said twice waits for one.
            boolean repeatable = new Item(frame, Item.Purpose.CALLER, now()).repeatable();
            if (at == At.LIVE || (at != At.ENDED && repeatable)) {
                ask(frame, Item.Purpose.CALLER);
            }
        });
    }

    /// A frame without an answer.
    void tell(ObjectNode frame) {
        step(() -> {
            if (at == At.LIVE) {
                transmit(frame);
            }
        });
    }

    void older(String conversation) {
        step(() -> held(conversation).ifPresent(copies::older));
    }

    void read(String conversation, long seq) {
        step(() -> held(conversation)
                .filter(this::mine)
                .ifPresent(held -> copies.reached(held, true, Math.min(seq, held.lastOrZero()))));
    }

    void opened() {
        step(this::greet);
    }

    void closed(int code) {
        step(() -> lost(code));
    }

    void timer() {
        step(() -> {
            linkDue();
            conversations.values().forEach(copies::tell);
        });
    }

    void received(JsonNode frame) {
        step(() -> {
            if (at == At.LIVE) {
                heardAt = now();
            }
            notebook.heard(frame);
            heard(frame);
        });
    }

    private void heard(JsonNode frame) {
        var about = held(Json.text(frame, "conversation"));
        switch (Json.text(frame, "type")) {
            case "welcome" -> welcome(frame);
            case "ok", "error" -> outbox.replied(frame);
            case "conversation" -> copies.learnt(frame.path("conversation"));
            case "tick" -> ticked(frame);
            case "bye" -> {
                if (at == At.LIVE || at == At.GREETING) {
                    retryAfter = Json.optionalNumber(frame, "retryAfterMs");
                }
            }
            case "dismissed" -> about.ifPresent(copies::dismiss);
            case "replay" ->
                about.ifPresent(held -> copies.replay(held, Json.number(frame, "from"), Json.number(frame, "head")));
            case "entry" -> about.ifPresent(held -> copies.entry(held, frame));
            case "live" -> about.ifPresent(held -> copies.live(held, Json.number(frame, "head")));
            case "reset" -> about.ifPresent(copies::reset);
            default -> {}
        }
    }

    private void ticked(JsonNode frame) {
        if (at != At.LIVE) {
            return;
        }
        attempt = 0;
        transmit(Json.frame("tock"));
        for (var pair : frame.path("heads")) {
            var held = conversations.get(pair.path(0).asString(""));
            long head = pair.path(1).asLong();
            if (held != null && !(head <= held.lastOrZero() && held.behindTicks == 0) && (held.opened || mine(held))) {
                copies.tick(held, head);
            }
        }
    }

    /// When `timer` is wanted next, in milliseconds.
    OptionalLong deadline() {
        long earliest = linkDeadline();
        if (at == At.LIVE) {
            for (var held : conversations.values()) {
                if (held.dueAt > 0) {
                    earliest = Math.min(earliest, held.dueAt);
                }
            }
        }
        return earliest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(earliest);
    }

    Optional<Held> held(String conversation) {
        return Optional.ofNullable(conversations.get(conversation));
    }

    // --- link.ts

    private void dial(int newAttempt) {
        at = At.CONNECTING;
        attempt = newAttempt;
        since = now();
        retryAfter = OptionalLong.empty();
        effects.add(shell::dial);
    }

    private void greet() {
        if (at != At.CONNECTING) {
            return;
        }
        hello = shell.id();
        var frame = Json.frame("hello").put("id", hello).put("as", visitor ? "visitor" : "agent");
        if (visitor) {
            frame.put("site", House.SITE_KEY);
        }
        token.ifPresent(known -> frame.put("token", known));
        frame.put("session", session);
        var cursors = conversations.values().stream()
                .filter(held -> held.last.isPresent() && !held.opened && mine(held))
                .toList();
        if (!cursors.isEmpty()) {
            frame.put("epoch", epoch);
            var array = frame.putArray("cursors");
            for (var held : cursors) {
                array.addObject().put("conversation", held.id).put("seq", held.lastOrZero());
                notebook.cursor(held.id, held.lastOrZero());
            }
        }
        at = At.GREETING;
        transmit(frame);
    }

    private void welcome(JsonNode frame) {
        if (at != At.GREETING || !Json.text(frame, "re").equals(hello)) {
            return;
        }
        me = Json.text(frame.path(visitor ? "visitor" : "agent"), "id");
        notebook.welcomed(me);
        epoch = Json.text(frame, "epoch");
        tickMs = Json.number(frame, "tickMs");
        at = At.LIVE;
        heardAt = now();
        forgetAbsent(frame);
        for (var conversation : frame.path("conversations")) {
            copies.learnt(conversation);
        }
        for (var held : conversations.values()) {
            if (held.delivered > 0) {
                held.dueAt = now();
            }
        }
        outbox.belongTo(me);
        if (visitor) {
            var known = Json.text(frame.path("visitor"), "token");
            token = Optional.of(known);
            effects.add(() -> shell.remember(known));
        } else {
            followAgain();
        }
        if (!outbox.recalled()) {
            outbox.recall();
        }
        outbox.flush();
    }

    /// What the server did not list is not ours; an agent keeps what they opened or may still want to read.
    private void forgetAbsent(JsonNode frame) {
        var listed = new ArrayList<String>();
        frame.path("conversations").forEach(one -> listed.add(Json.text(one, "id")));
        conversations.values().removeIf(held -> {
            boolean keeps = listed.contains(held.id)
                    || (!visitor && (held.opened || (held.last.isPresent() && !held.dismissed)));
            if (!keeps) {
                notebook.dropped(held.id);
            }
            return !keeps;
        });
    }

    /// `welcomed` of agentPart.ts.
    private void followAgain() {
        if (!outbox.watching().equals("none")) {
            ask(Json.frame("watch").put("id", shell.id()).put("scope", outbox.watching()), Item.Purpose.FOLLOW);
        }
        for (var held : conversations.values()) {
            if (held.opened) {
                var open = Json.frame("open").put("id", shell.id()).put("conversation", held.id);
                held.last.ifPresent(last -> open.put("cursor", last));
                ask(open, Item.Purpose.FOLLOW);
            }
        }
    }

    private void lost(int code) {
        if (at != At.CONNECTING && at != At.GREETING && at != At.LIVE) {
            return;
        }
        notebook.over(code, outbox.sent());
        if (code == UNAUTHENTICATED && visitor && token.isPresent()) {
            interrupt(At.WAITING);
            token = Optional.empty();
            conversations.keySet().forEach(notebook::dropped);
            conversations.clear();
            outbox.forgetAcknowledged();
            dial(attempt + 1);
            return;
        }
        long limit = (long) Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * Math.pow(2, attempt));
        long delay = retryAfter.orElseGet(() -> shell.random(limit));
        boolean late = code == PROTOCOL_VIOLATION && at == At.GREETING;
        interrupt(code >= 4500 && code < 5000 && !late ? At.ENDED : At.WAITING);
        attempt++;
        retryAt = now() + delay;
    }

    private void turnOff(At where) {
        if (at == At.CONNECTING || at == At.GREETING || at == At.LIVE) {
            notebook.over(LOST, outbox.sent());
        }
        interrupt(where);
    }

    private long linkDeadline() {
        return switch (at) {
            case WAITING -> retryAt;
            case LIVE -> heardAt + 2 * tickMs;
            case CONNECTING, GREETING -> since + GREETING_MS;
            case OFF, ENDED -> Long.MAX_VALUE;
        };
    }

    private void linkDue() {
        if (now() < linkDeadline()) {
            return;
        }
        if (at == At.WAITING) {
            dial(attempt);
        } else {
            effects.add(shell::hangUp);
            lost(LOST);
        }
    }

    private void interrupt(At where) {
        at = where;
        conversations.values().forEach(copies::interrupt);
        outbox.interrupt();
    }

    void effect(Runnable effect) {
        effects.add(effect);
    }

    Copies copies() {
        return copies;
    }

    void ask(ObjectNode frame, Item.Purpose purpose) {
        outbox.ask(frame, purpose);
    }

    void history(Held held, Item.Purpose purpose, String bound, long seq, int limit) {
        outbox.history(held, purpose, bound, seq, limit);
    }

    void merge(JsonNode entry) {
        outbox.merge(entry);
    }

    /// What was asked of a log that is no more.
    void annul() {
        outbox.annul();
    }

    void transmit(ObjectNode frame) {
        effects.add(() -> shell.transmit(frame));
    }
}
