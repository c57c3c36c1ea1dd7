package rapport.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// A client's connection and what was agreed on it (link.ts).
final class Connection {
    private static final long GREETING_MS = 15_000;
    private static final long FIRST_DELAY_MS = 500;
    private static final long LONGEST_DELAY_MS = 30_000;
    private static final int LOST = 1006;
    private static final int UNAUTHENTICATED = 4501;
    private static final int PROTOCOL_VIOLATION = 4504;

    /// Where it stands.
    enum At {
        OFF,
        ENDED,
        WAITING,
        CONNECTING,
        GREETING,
        LIVE
    }

    private final Client client;
    private final Onlooker onlooker;
    private ObjectNode opening;
    private String session;
    private At at = At.OFF;
    private int attempt;
    private int code;
    private long since;
    private long retryAt;
    private long heardAt;
    private OptionalLong retryAfter = OptionalLong.empty();
    private String hello = "";
    private Optional<ObjectNode> me = Optional.empty();
    private Optional<String> epoch = Optional.empty();
    private long tickMs = 25_000;
    private JsonNode limits =
            Json.object().put("frameBytes", 65_536).put("textBytes", 16_384).put("fileBytes", 0);
    private long clockOffsetMs;

    /// @param opening what is said in `hello` about who we are
    Connection(Client client, Onlooker onlooker, ObjectNode opening, String session) {
        this.client = client;
        this.onlooker = onlooker;
        this.opening = opening;
        this.session = session;
    }

    At at() {
        return at;
    }

    boolean live() {
        return at == At.LIVE;
    }

    Optional<String> me() {
        return me.map(self -> Json.text(self, "id"));
    }

    void dial(int newAttempt) {
        at = At.CONNECTING;
        attempt = newAttempt;
        since = client.step().now();
        retryAfter = OptionalLong.empty();
        client.step().wants(new Effect.Dial());
    }

    void connect() {
        if (at == At.OFF || at == At.ENDED) {
            dial(0);
        }
    }

    void hurry() {
        if (at == At.WAITING) {
            dial(attempt);
        }
    }

    /// A frame without an answer.
    void tell(JsonNode frame) {
        if (live()) {
            client.transmit(frame.asObject());
        }
    }

    void greet() {
        if (at != At.CONNECTING) {
            return;
        }
        hello = client.step().id();
        var frame = Json.frame("hello").put("id", hello);
        frame.setAll(opening).put("session", session);
        var cursors = client.conversations.values().stream()
                .filter(held -> held.last.isPresent() && !held.opened && client.mine(held))
                .toList();
        if (!cursors.isEmpty()) {
            epoch.ifPresent(known -> frame.put("epoch", known));
            var array = frame.putArray("cursors");
            for (var held : cursors) {
                array.addObject().put("conversation", held.id).put("seq", held.lastOrZero());
                onlooker.cursor(held.id, held.lastOrZero());
            }
        }
        at = At.GREETING;
        client.transmit(frame);
    }

    void welcome(JsonNode frame) {
        var kind = frame.has("visitor") ? "visitor" : "agent";
        if (at != At.GREETING || !Json.text(frame, "re").equals(hello) || !frame.has(kind)) {
            return;
        }
        var id = Json.text(frame.path(kind), "id");
        me = Optional.of(Json.object().put("kind", kind).setAll(frame.path(kind).asObject()));
        onlooker.welcomed(id);
        epoch = Optional.of(Json.text(frame, "epoch"));
        session = Json.text(frame, "session");
        tickMs = Json.number(frame, "tickMs");
        limits = frame.path("limits");
        at = At.LIVE;
        heardAt = client.step().now();
        retryAfter = OptionalLong.empty();
        forgetAbsent(frame);
        for (var conversation : frame.path("conversations")) {
            client.copies().learnt(conversation);
        }
        for (var held : client.conversations.values()) {
            if (held.delivered > 0) {
                held.dueAt = client.step().now();
            }
        }
        client.outbox().belongTo(id);
        if (client.visitor) {
            var token = Json.text(frame.path(kind), "token");
            opening = Json.with(opening, "token", StringNode.valueOf(token));
            client.step().wants(new Effect.Remember(id, token));
        } else {
            client.outbox().followAgain();
        }
        client.outbox().recall();
        client.outbox().flush();
    }

    /// What the server did not list is not ours; an agent keeps what they opened or may still want to read.
    private void forgetAbsent(JsonNode frame) {
        var listed = new ArrayList<String>();
        frame.path("conversations").forEach(one -> listed.add(Json.text(one, "id")));
        client.conversations.values().removeIf(held -> {
            boolean keeps = listed.contains(held.id)
                    || (!client.visitor && (held.opened || (held.last.isPresent() && !held.dismissed)));
            if (!keeps) {
                onlooker.dropped(held.id);
            }
            return !keeps;
        });
    }

    /// Something came.
    void heard() {
        if (live()) {
            heardAt = client.step().now();
        }
    }

    /// A connection that lived for a tick was a good one: the next try begins with a short delay again.
    void ticked(JsonNode frame) {
        clockOffsetMs = Instant.parse(Json.text(frame, "at")).toEpochMilli()
                - client.step().now();
        attempt = 0;
        client.transmit(Json.frame("tock"));
    }

    void bye(JsonNode frame) {
        if (live() || at == At.GREETING) {
            retryAfter = Json.optionalNumber(frame, "retryAfterMs");
        }
    }

    /// Our own availability is another one.
    void available(String status) {
        me = me.map(self -> Json.with(
                Json.with(self, "status", StringNode.valueOf(status)), "statusFromElsewhere", BooleanNode.FALSE));
    }

    /// Something about us is no longer as it was, by whomever.
    ///
    /// @param asked whether we are about to change our availability ourselves, which is no news then
    void staffed(JsonNode agent, boolean asked) {
        me = me.map(self -> {
            var now = Json.object().setAll(self);
            boolean news = !asked && !agent.path("status").equals(self.path("status"));
            List.of("name", "role", "capacity", "status").forEach(field -> now.set(field, agent.path(field)));
            return news ? now.put("statusFromElsewhere", true) : now;
        });
    }

    private boolean over() {
        return at == At.OFF || at == At.ENDED || at == At.WAITING;
    }

    /// The socket is gone, or declared dead.
    void lost(int closed) {
        if (over()) {
            return;
        }
        onlooker.over(closed, client.outbox().sent());
        if (closed == UNAUTHENTICATED && client.visitor && opening.has("token")) {
            interrupt();
            // Nothing of the person that we were is carried over but what they wrote.
            opening = Json.without(opening, "token");
            client.conversations.keySet().forEach(onlooker::dropped);
            client.conversations.clear();
            client.outbox().forgetAcknowledged();
            client.step().wants(new Effect.Forget());
            dial(attempt + 1);
            return;
        }
        long limit = (long) Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * Math.pow(2, attempt));
        long delay = retryAfter.orElseGet(() -> client.step().random(limit));
        boolean late = closed == PROTOCOL_VIOLATION && at == At.GREETING;
        at = closed >= 4500 && closed < 5000 && !late ? At.ENDED : At.WAITING;
        code = closed;
        attempt++;
        retryAt = client.step().now() + delay;
        interrupt();
    }

    void disconnect() {
        if (!over()) {
            onlooker.over(LOST, client.outbox().sent());
        }
        client.step().wants(new Effect.HangUp());
        at = At.OFF;
        interrupt();
    }

    private void interrupt() {
        client.conversations.values().forEach(client.copies()::interrupt);
        client.outbox().interrupt();
    }

    /// When the connection wants to be looked at again; `Long.MAX_VALUE`: never.
    long deadline() {
        return switch (at) {
            case WAITING -> retryAt;
            case LIVE -> heardAt + 2 * tickMs;
            case CONNECTING, GREETING -> since + GREETING_MS;
            case OFF, ENDED -> Long.MAX_VALUE;
        };
    }

    /// Time has passed: try again, or declare a silent socket dead.
    void due() {
        if (client.step().now() < deadline()) {
            return;
        }
        if (at == At.WAITING) {
            dial(attempt);
        } else {
            client.step().wants(new Effect.HangUp());
            lost(LOST);
        }
    }

    /// Adds what web/client has of it in its state.
    void describe(ObjectNode state) {
        state.set("opening", opening);
        state.put("session", session);
        state.set("link", link());
        me.ifPresent(self -> state.set("me", self));
        epoch.ifPresent(known -> state.put("epoch", known));
        state.put("tickMs", tickMs);
        state.set("limits", limits);
        state.put("clockOffsetMs", clockOffsetMs);
    }

    private ObjectNode link() {
        var link = Json.object();
        switch (at) {
            case OFF -> link.put("at", "off");
            case ENDED -> link.put("at", "ended").put("code", code);
            case WAITING -> link.put("at", "waiting").put("attempt", attempt).put("retryAt", retryAt);
            case CONNECTING ->
                link.put("at", "connecting").put("attempt", attempt).put("since", since);
            case GREETING ->
                link.put("at", "greeting")
                        .put("attempt", attempt)
                        .put("since", since)
                        .put("hello", hello);
            case LIVE -> link.put("at", "live").put("attempt", attempt).put("heardAt", heardAt);
        }
        if (live() || at == At.GREETING) {
            retryAfter.ifPresent(ms -> link.put("retryAfterMs", ms));
        }
        return link;
    }
}
