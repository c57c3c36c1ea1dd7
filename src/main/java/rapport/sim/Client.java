package rapport.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The client of web/client, said again in Java: connection, outbox and log, as far as state goes (link.ts, queue.ts,
/// outbox.ts, replies.ts, step.ts). What belongs to the copies of logs is in [Copies].
final class Client {
    private static final long GREETING_MS = 15_000;
    private static final long FIRST_DELAY_MS = 500;
    private static final long LONGEST_DELAY_MS = 30_000;
    private static final int LOST = 1006;
    private static final int UNAUTHENTICATED = 4501;
    private static final int PROTOCOL_VIOLATION = 4504;
    private static final int WINDOW = 16;

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
    private Optional<String> token;
    private List<Item> queue = new ArrayList<>();
    private String account = "new";
    private boolean recalled;
    private String watching = "none";
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
    }

    At at() {
        return at;
    }

    String me() {
        return me;
    }

    List<Item> queue() {
        return queue;
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
            if (!recalled) {
                recall();
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
        step(() -> {
            var message = new Item(frame, Item.Purpose.MESSAGE, now());
            queue.add(message);
            keep(message);
            flush();
        });
    }

    void request(ObjectNode frame) {
        step(() -> {
            var item = new Item(frame, Item.Purpose.CALLER, now());
            if (at == At.LIVE || (at != At.ENDED && item.repeatable())) {
                queue.add(item);
                flush();
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
            case "ok", "error" -> replied(frame);
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
        belongTo(me);
        if (visitor) {
            var known = Json.text(frame.path("visitor"), "token");
            token = Optional.of(known);
            effects.add(() -> shell.remember(known));
        } else {
            followAgain();
        }
        if (!recalled) {
            recall();
        }
        flush();
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
        if (!watching.equals("none")) {
            ask(Json.frame("watch").put("id", shell.id()).put("scope", watching), Item.Purpose.FOLLOW);
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
        notebook.over(code, sent());
        if (code == UNAUTHENTICATED && visitor && token.isPresent()) {
            interrupt(At.WAITING);
            token = Optional.empty();
            conversations.keySet().forEach(notebook::dropped);
            conversations.clear();
            queue.removeIf(item -> item.status == Item.Status.ACKED);
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

    private List<Item> sent() {
        return queue.stream().filter(item -> item.status == Item.Status.SENT).toList();
    }

    private void turnOff(At where) {
        if (at == At.CONNECTING || at == At.GREETING || at == At.LIVE) {
            notebook.over(LOST, sent());
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
        queue.removeIf(item -> !(item.message() || (item.repeatable() && at != At.ENDED)));
        for (var item : queue) {
            if (item.status == Item.Status.SENT) {
                item.status = Item.Status.WAITING;
            }
        }
    }

    // --- queue.ts, outbox.ts, replies.ts

    void ask(ObjectNode frame, Item.Purpose purpose) {
        queue.add(new Item(frame, purpose, now()));
        flush();
    }

    void history(Held held, Item.Purpose purpose, String bound, long seq, int limit) {
        var frame = Json.frame("history").put("id", shell.id()).put("conversation", held.id);
        if (!bound.isEmpty()) {
            frame.put(bound, seq).put("limit", limit);
        }
        ask(frame, purpose);
    }

    void transmit(ObjectNode frame) {
        effects.add(() -> shell.transmit(frame));
    }

    /// Sends in order as much as the window allows, with one `history` at a time.
    private void flush() {
        if (at != At.LIVE || !recalled) {
            return;
        }
        var open = sent();
        int room = WINDOW - open.size();
        boolean reading = open.stream().anyMatch(item -> item.type().equals("history"));
        for (var item : queue) {
            boolean history = item.type().equals("history");
            if (item.status != Item.Status.WAITING || room <= 0 || (reading && history)) {
                continue;
            }
            reading |= history;
            room--;
            item.status = Item.Status.SENT;
            if (item.message()) {
                notebook.invoked(item);
            }
            transmit(item.frame);
        }
    }

    private void replied(JsonNode frame) {
        var re = Json.text(frame, "re");
        var found = queue.stream()
                .filter(item -> item.id.equals(re) && item.status == Item.Status.SENT)
                .findFirst();
        if (found.isEmpty()) {
            return;
        }
        var item = found.get();
        notebook.answered(item, frame);
        if (item.message()) {
            answeredMessage(item, frame);
        } else {
            queue.remove(item);
            answeredRequest(item, frame);
        }
        effects.add(() -> shell.answered(item, frame));
        flush();
    }

    private void answeredMessage(Item message, JsonNode frame) {
        if (Json.text(frame, "type").equals("error")) {
            message.status = Item.Status.FAILED;
            // A person sees it and lets it be.
            queue.remove(message);
            effects.add(() -> shell.drop(account, message));
            return;
        }
        var at = account;
        effects.add(() -> shell.drop(at, message));
        var held = conversations.get(Json.text(frame, "conversation"));
        if (held != null && held.last.isPresent() && held.lastOrZero() >= Json.number(frame, "seq")) {
            queue.remove(message);
        } else {
            message.status = Item.Status.ACKED;
        }
    }

    private void answeredRequest(Item request, JsonNode frame) {
        boolean ok = Json.text(frame, "type").equals("ok");
        var conversation = request.conversation();
        switch (request.purpose) {
            case FILL ->
                held(conversation).ifPresent(held -> copies.filled(held, ok ? Optional.of(frame) : Optional.empty()));
            case OLDER ->
                held(conversation)
                        .ifPresent(held -> copies.olderCame(held, ok ? Optional.of(frame) : Optional.empty()));
            case MESSAGE, CALLER, FOLLOW, IGNORED -> {
                if (ok) {
                    granted(request, frame);
                } else if (request.purpose == Item.Purpose.FOLLOW
                        && request.type().equals("open")) {
                    held(conversation).ifPresent(copies::dismiss);
                }
            }
        }
    }

    /// `granted` of agentPart.ts.
    private void granted(Item request, JsonNode frame) {
        switch (request.type()) {
            case "open" -> {
                notebook.granted(request);
                copies.learntFromAnswer(frame.path("conversation"));
                held(request.conversation()).ifPresent(held -> copies.follow(held, true));
            }
            case "leave" -> held(request.conversation()).ifPresent(held -> copies.follow(held, false));
            case "take", "transfer", "release" -> copies.learntFromAnswer(frame.path("conversation"));
            case "close" -> {
                if (!visitor) {
                    copies.learntFromAnswer(frame.path("conversation"));
                }
            }
            case "watch" -> watching = Json.text(request.frame, "scope");
            default -> {}
        }
    }

    private void recall() {
        var whose = account;
        effects.add(() -> recalled(whose, shell.recall(whose)));
    }

    private void recalled(String whose, List<Item> messages) {
        if (!whose.equals(account)) {
            return;
        }
        var back = messages.stream()
                .filter(kept -> queue.stream().noneMatch(item -> item.id.equals(kept.id)))
                .sorted(Comparator.comparingLong((Item item) -> item.at).thenComparing(item -> item.id))
                .toList();
        recalled = true;
        queue.addAll(0, back);
        flush();
    }

    private void belongTo(String newAccount) {
        if (account.equals(newAccount)) {
            return;
        }
        var before = account;
        var messages = queue.stream().filter(Item::message).toList();
        if (visitor) {
            messages.forEach(message -> effects.add(() -> shell.drop(before, message)));
        } else {
            queue.removeIf(Item::message);
        }
        account = newAccount;
        recalled = false;
        if (visitor) {
            for (var message : messages) {
                if (message.status != Item.Status.ACKED) {
                    keep(message);
                }
            }
        }
    }

    private void keep(Item message) {
        var whose = account;
        effects.add(() -> shell.keep(whose, message));
    }

    /// An own message and its entry are one: once the entry is here, an answered message has done its work.
    void merge(JsonNode entry) {
        var id = Json.text(entry, "id");
        var author = Json.optional(entry.path("author"), "id");
        if (author.isEmpty() || author.get().equals(me)) {
            queue.removeIf(item -> item.message() && item.id.equals(id) && item.status == Item.Status.ACKED);
        }
    }

    /// What was asked of a log that is no more.
    void annul() {
        queue.removeIf(item -> item.status == Item.Status.ACKED);
        for (var item : queue) {
            if (item.purpose == Item.Purpose.FILL || item.purpose == Item.Purpose.OLDER) {
                item.purpose = Item.Purpose.IGNORED;
            }
        }
    }
}
