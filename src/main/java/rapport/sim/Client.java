package rapport.sim;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The client of web/client, said again in Java, but for typing and for the page in `hello` (step.ts). It takes the
/// inputs of inputs.ts and wants the effects that are there. What belongs to the connection is in [Connection], to
/// messages in [Outbox], to the copies of logs in [Copies].
final class Client {
    /// What a client is given of the world around it.
    interface Shell {
        /// Does what the client wants. An input that comes of it is taken when all effects of this step are done.
        void perform(Effect effect);

        /// In milliseconds.
        long now();

        /// @param limit positive
        long random(long limit);

        String id();

        /// Looks at each step, before its effects are carried out.
        default void stepped(Step step) {}
    }

    final boolean visitor;
    final Map<String, Held> conversations = new LinkedHashMap<>();
    private final Shell shell;
    private final Onlooker onlooker;
    private final ArrayDeque<JsonNode> inputs = new ArrayDeque<>();
    private final Connection connection;
    private final Copies copies;
    private final Outbox outbox;
    private @Nullable Step step;

    /// @param opening what `hello` says about who we are
    Client(Shell shell, Onlooker onlooker, ObjectNode opening, String session) {
        this.shell = shell;
        this.onlooker = onlooker;
        this.visitor = Json.text(opening, "as").equals("visitor");
        this.connection = new Connection(this, onlooker, opening, session);
        this.copies = new Copies(this, onlooker);
        this.outbox = new Outbox(this, onlooker);
    }

    Connection.At at() {
        return connection.at();
    }

    boolean live() {
        return connection.live();
    }

    Optional<String> me() {
        return connection.me();
    }

    List<Item> queue() {
        return outbox.queue();
    }

    Optional<Held> held(String conversation) {
        return Optional.ofNullable(conversations.get(conversation));
    }

    boolean mine(Held held) {
        return visitor || (!held.dismissed && me().isPresent() && held.agent().equals(me()));
    }

    /// When `timer` is wanted next, in milliseconds.
    OptionalLong deadline() {
        long earliest = connection.deadline();
        if (live()) {
            for (var held : conversations.values()) {
                if (held.dueAt > 0) {
                    earliest = Math.min(earliest, held.dueAt);
                }
            }
        }
        return earliest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(earliest);
    }

    // --- inputs

    void connect() {
        put(Json.frame("connect"));
    }

    void disconnect() {
        put(Json.frame("disconnect"));
    }

    void hurry() {
        put(Json.frame("hurry"));
    }

    void request(ObjectNode frame) {
        put(Json.frame("request").set("frame", frame));
    }

    void discard(String message) {
        put(Json.frame("discard").put("id", message));
    }

    void older(String conversation) {
        put(Json.frame("older").put("conversation", conversation));
    }

    void read(String conversation, long seq) {
        put(Json.frame("read").put("conversation", conversation).put("seq", seq));
    }

    void opened() {
        put(Json.frame("opened"));
    }

    void closed(int code) {
        put(Json.frame("closed").put("code", code));
    }

    void timer() {
        put(Json.frame("timer"));
    }

    void received(JsonNode frame) {
        put(Json.frame("frame").set("frame", frame));
    }

    void recalled(String account, List<Item> messages) {
        var input = Json.frame("recalled").put("account", account);
        var array = input.putArray("messages");
        messages.forEach(message -> array.add(message.json()));
        put(input);
    }

    /// Takes an input, as inputs.ts spells it; `send`, `typing` and `page` are their own frames.
    void put(JsonNode input) {
        inputs.add(input);
        if (step != null) {
            return;
        }
        for (var next = inputs.poll(); next != null; next = inputs.poll()) {
            var under = new Step(shell, next);
            step = under;
            take(next);
            shell.stepped(under);
            under.effects().forEach(shell::perform);
        }
        step = null;
    }

    private void take(JsonNode input) {
        switch (Json.text(input, "type")) {
            case "connect" -> {
                outbox.recall();
                connection.connect();
            }
            case "disconnect" -> connection.disconnect();
            case "hurry" -> connection.hurry();
            case "send" -> outbox.send(input.asObject());
            case "discard" -> outbox.discard(Json.text(input, "id"));
            case "request" -> outbox.request(input.path("frame").asObject());
            case "typing", "page" -> connection.tell(input);
            case "older" -> held(Json.text(input, "conversation")).ifPresent(copies::older);
            case "read" ->
                held(Json.text(input, "conversation"))
                        .filter(this::mine)
                        .ifPresent(held ->
                                copies.reached(held, true, Math.min(Json.number(input, "seq"), held.lastOrZero())));
            case "opened" -> connection.greet();
            case "closed" -> connection.lost((int) Json.number(input, "code"));
            case "frame" -> heard(input.path("frame"));
            case "timer" -> {
                connection.due();
                conversations.values().forEach(copies::tell);
            }
            case "recalled" ->
                outbox.recalled(
                        Json.text(input, "account"),
                        input.path("messages").valueStream().map(Item::recalled).toList());
            default -> throw new IllegalArgumentException("no such input: " + input);
        }
    }

    private void heard(JsonNode frame) {
        connection.heard();
        onlooker.heard(frame);
        var about = held(Json.text(frame, "conversation"));
        switch (Json.text(frame, "type")) {
            case "welcome" -> connection.welcome(frame);
            case "ok", "error" -> outbox.replied(frame);
            case "conversation" -> copies.learnt(frame.path("conversation"));
            case "tick" -> ticked(frame);
            case "bye" -> connection.bye(frame);
            case "dismissed" -> about.filter(held -> !visitor).ifPresent(copies::dismiss);
            case "agent" -> {
                if (!visitor) {
                    connection.staffed(frame.path("agent"), outbox.setsOwnAvailability());
                }
            }
            case "replay" ->
                about.ifPresent(held -> copies.replay(held, Json.number(frame, "from"), Json.number(frame, "head")));
            case "entry" -> about.ifPresent(held -> copies.entry(held, Json.without(frame, "type")));
            case "live" -> about.ifPresent(held -> copies.live(held, Json.number(frame, "head")));
            case "reset" -> about.ifPresent(copies::reset);
            default -> {
                // Of a later version, or about typing: nothing that is kept here.
            }
        }
    }

    private void ticked(JsonNode frame) {
        if (!live()) {
            return;
        }
        connection.ticked(frame);
        for (var pair : frame.path("heads")) {
            var held = conversations.get(pair.path(0).asString(""));
            long head = pair.path(1).asLong();
            if (held != null && !(head <= held.lastOrZero() && held.behindTicks == 0) && (held.opened || mine(held))) {
                copies.tick(held, head);
            }
        }
    }

    // --- for its parts

    /// The step under way.
    Step step() {
        if (step == null) {
            throw new IllegalStateException("no step is under way");
        }
        return step;
    }

    Copies copies() {
        return copies;
    }

    Outbox outbox() {
        return outbox;
    }

    Connection connection() {
        return connection;
    }

    void transmit(ObjectNode frame) {
        step().wants(new Effect.Transmit(frame));
    }

    // --- for who compares

    /// All that is known, as the `State` of web/client but for typing. What may have many parts is an object by their
    /// names or numbers, beside their order, so that a small change of it looks small.
    ObjectNode state() {
        var state = Json.object();
        connection.describe(state);
        outbox.describe(state);
        var all = state.putObject("conversations");
        var order = state.putArray("order");
        conversations.forEach((id, held) -> {
            all.set(id, held.json());
            order.add(id);
        });
        return state;
    }
}
