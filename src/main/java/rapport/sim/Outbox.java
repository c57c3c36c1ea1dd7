package rapport.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/// A client's messages and requests that are not finished, in the order in which they were made (queue.ts, outbox.ts,
/// replies.ts, agentPart.ts).
final class Outbox {
    private static final int WINDOW = 16;

    private final Client client;
    private final Onlooker onlooker;
    private final List<Item> queue = new ArrayList<>();
    private String account = "new";
    private boolean recalled;
    private String watching = "none";

    Outbox(Client client, Onlooker onlooker) {
        this.client = client;
        this.onlooker = onlooker;
    }

    List<Item> queue() {
        return List.copyOf(queue);
    }

    /// What is sent and has no answer.
    List<Item> sent() {
        return queue.stream().filter(item -> item.status() == Item.Status.SENT).toList();
    }

    private Optional<Item> find(String id) {
        return queue.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    private void replace(Item item) {
        queue.replaceAll(old -> old.id().equals(item.id()) ? item : old);
    }

    private void remove(Item item) {
        queue.removeIf(old -> old.id().equals(item.id()));
    }

    private void settle(Item item, ObjectNode answer) {
        client.step().wants(new Effect.Settled(item, answer));
    }

    // --- queue.ts

    void ask(ObjectNode frame, Item.Purpose purpose) {
        queue.add(Item.of(frame, purpose, client.step().now()));
        flush();
    }

    /// Takes a request of the caller's. Without a connection only what may be said twice waits for one.
    void request(ObjectNode frame) {
        var request = Item.of(frame, Item.Purpose.CALLER, client.step().now());
        if (client.live() || (client.at() != Connection.At.ENDED && request.repeatable())) {
            ask(frame, Item.Purpose.CALLER);
        } else {
            settle(request, refusal("disconnected"));
        }
    }

    void history(Held held, Item.Purpose purpose, String bound, long seq, int limit) {
        var frame = Json.frame("history").put("id", client.step().id()).put("conversation", held.id);
        if (!bound.isEmpty()) {
            frame.put(bound, seq).put("limit", limit);
        }
        ask(frame, purpose);
    }

    /// Sends in order as much as the window allows, with one `history` at a time.
    void flush() {
        if (!client.live() || !recalled) {
            return;
        }
        var open = sent();
        int room = WINDOW - open.size();
        boolean reading = open.stream().anyMatch(item -> item.type().equals("history"));
        for (var items = queue.listIterator(); items.hasNext(); ) {
            var item = items.next();
            boolean history = item.type().equals("history");
            if (item.status() != Item.Status.WAITING || room <= 0 || (reading && history)) {
                continue;
            }
            reading |= history;
            room--;
            items.set(item.with(Item.Status.SENT));
            if (item.message()) {
                onlooker.invoked(item);
            }
            client.transmit(item.frame());
        }
    }

    /// The connection is gone: messages go back to waiting, other frames are repeated or given up.
    void interrupt() {
        boolean ended = client.at() == Connection.At.ENDED;
        for (var items = queue.listIterator(); items.hasNext(); ) {
            var item = items.next();
            if (item.message() || (item.repeatable() && !ended)) {
                items.set(item.status() == Item.Status.SENT ? item.with(Item.Status.WAITING) : item);
                continue;
            }
            items.remove();
            if (item.purpose() == Item.Purpose.CALLER) {
                settle(item, refusal("disconnected"));
            }
        }
    }

    private static ObjectNode refusal(String code) {
        return Json.object().put("ok", false).put("code", code).put("message", code);
    }

    private static ObjectNode refusal(JsonNode error) {
        return Json.without(Json.without(error, "type"), "re").put("ok", false);
    }

    private static ObjectNode value(JsonNode frame) {
        return Json.object().put("ok", true).set("value", frame);
    }

    // --- outbox.ts

    void send(ObjectNode wish) {
        if (find(Json.text(wish, "id")).isPresent()) {
            return;
        }
        var fence = wish.has("fence") ? OptionalLong.empty() : fence(wish);
        var frame = fence.isPresent() ? Json.with(wish, "fence", LongNode.valueOf(fence.getAsLong())) : wish;
        var message = Item.of(frame, Item.Purpose.MESSAGE, client.step().now());
        queue.add(message);
        keep(message);
        flush();
    }

    /// The fence of the assignment; a note and a colleague who joins need none.
    private OptionalLong fence(JsonNode frame) {
        var mine = client.held(Json.text(frame, "conversation")).filter(client::mine);
        boolean free =
                frame.has("join") || Json.text(frame.path("content"), "kind").equals("note");
        return client.visitor || free || mine.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(mine.get().fence());
    }

    /// Forgets a message that was refused or has not been sent.
    void discard(String id) {
        var found = find(id).filter(Item::message);
        if (found.isEmpty()
                || found.get().status() == Item.Status.SENT
                || found.get().status() == Item.Status.ACKED) {
            return;
        }
        drop(found.get());
        remove(found.get());
        if (found.get().status() == Item.Status.WAITING) {
            settle(found.get(), refusal("discarded"));
        }
    }

    private void answeredMessage(Item message, JsonNode frame) {
        if (Json.text(frame, "type").equals("error")) {
            var failed = message.refused(refusal(frame));
            replace(failed);
            keep(failed);
            settle(failed, refusal(frame));
            return;
        }
        drop(message);
        long seq = Json.number(frame, "seq");
        var held = client.held(Json.text(frame, "conversation"));
        // The entry may still be on its way: the message stays in sight until then.
        if (held.isPresent() && held.get().last.isPresent() && held.get().lastOrZero() >= seq) {
            remove(message);
        } else {
            replace(message.with(Item.Status.ACKED).placed(seq));
        }
        settle(message, value(frame));
    }

    void recall() {
        if (!recalled) {
            client.step().wants(new Effect.Recall(account));
        }
    }

    /// What storage still had from an earlier page comes before what was written since.
    void recalled(String whose, List<Item> messages) {
        if (!whose.equals(account)) {
            return;
        }
        var back = messages.stream()
                .filter(kept -> find(kept.id()).isEmpty())
                .sorted(Comparator.<Item>comparingLong(Item::at).thenComparing(Item::id))
                .toList();
        recalled = true;
        queue.addAll(0, back);
        flush();
    }

    /// The server said who we are. A visitor's messages go along to the new name, an agent's stay with theirs.
    void belongTo(String newAccount) {
        if (account.equals(newAccount)) {
            return;
        }
        var messages = queue.stream().filter(Item::message).toList();
        if (client.visitor) {
            messages.forEach(this::drop);
        } else {
            queue.removeIf(Item::message);
        }
        account = newAccount;
        recalled = false;
        if (client.visitor) {
            messages.stream()
                    .filter(message -> message.status() != Item.Status.ACKED)
                    .forEach(this::keep);
        }
    }

    /// The person is another one now: what was answered is nobody's.
    void forgetAcknowledged() {
        queue.removeIf(item -> item.status() == Item.Status.ACKED);
    }

    private void keep(Item message) {
        client.step().wants(new Effect.Keep(account, message));
    }

    private void drop(Item message) {
        client.step().wants(new Effect.Drop(account, message));
    }

    // --- replies.ts

    void replied(JsonNode frame) {
        var found = find(Json.text(frame, "re")).filter(item -> item.status() == Item.Status.SENT);
        if (found.isEmpty()) {
            return;
        }
        var item = found.get();
        onlooker.answered(item, frame);
        if (item.message()) {
            answeredMessage(item, frame);
        } else {
            remove(item);
            answeredRequest(item, frame);
        }
        flush();
    }

    private void answeredRequest(Item request, JsonNode frame) {
        boolean ok = Json.text(frame, "type").equals("ok");
        var held = client.held(request.conversation());
        var page = ok ? Optional.of(frame) : Optional.<JsonNode>empty();
        switch (request.purpose()) {
            case FILL -> held.ifPresent(copy -> client.copies().filled(copy, page));
            case OLDER -> held.ifPresent(copy -> client.copies().olderCame(copy, page));
            case MESSAGE, CALLER, FOLLOW, IGNORED -> {
                if (!client.visitor && ok) {
                    granted(request, frame);
                } else if (request.purpose() == Item.Purpose.FOLLOW
                        && request.type().equals("open")) {
                    held.ifPresent(client.copies()::dismiss);
                }
                if (request.purpose() == Item.Purpose.CALLER) {
                    settle(request, ok ? value(frame) : refusal(frame));
                }
            }
        }
    }

    // --- what touches it from elsewhere

    /// An own message and its entry are one: once the entry is here, an answered message has done its work.
    void merge(JsonNode entry) {
        var message = find(Json.text(entry, "id")).filter(Item::message);
        var author = Json.optional(entry.path("author"), "id");
        if (message.isEmpty() || (author.isPresent() && !author.equals(client.me()))) {
            return;
        }
        if (message.get().status() == Item.Status.ACKED) {
            remove(message.get());
        } else {
            replace(message.get().placed(Json.number(entry, "seq")));
        }
    }

    /// What was asked of a log that is no more.
    void annul() {
        forgetAcknowledged();
        UnaryOperator<Item> stale = item -> switch (item.purpose()) {
            case FILL, OLDER -> item.ignored();
            case MESSAGE, CALLER, FOLLOW, IGNORED -> item;
        };
        queue.replaceAll(stale);
    }

    // --- agentPart.ts

    /// What an agent watched and opened is a matter of the connection, so it is asked for again.
    void followAgain() {
        if (!watching.equals("none")) {
            var watch = Json.frame("watch").put("id", client.step().id());
            ask(watch.put("scope", watching), Item.Purpose.FOLLOW);
        }
        for (var held : client.conversations.values()) {
            if (held.opened) {
                var open = Json.frame("open").put("id", client.step().id()).put("conversation", held.id);
                held.last.ifPresent(last -> open.put("cursor", last));
                ask(open, Item.Purpose.FOLLOW);
            }
        }
    }

    private void granted(Item request, JsonNode frame) {
        var held = client.held(request.conversation());
        switch (request.type()) {
            case "open" -> {
                onlooker.granted(request);
                client.copies().learntFromAnswer(frame.path("conversation"));
                client.held(request.conversation())
                        .ifPresent(copy -> client.copies().follow(copy, true));
            }
            case "leave" -> held.ifPresent(copy -> client.copies().follow(copy, false));
            case "take", "transfer", "release", "close" -> client.copies().learntFromAnswer(frame.path("conversation"));
            case "watch" -> watching = Json.text(request.frame(), "scope");
            case "availability" -> {
                if (setsOwn(request)) {
                    client.connection().available(Json.text(request.frame(), "status"));
                }
            }
            default -> {}
        }
    }

    /// Whether we have asked to be available in another way, and have not heard what came of it.
    boolean setsOwnAvailability() {
        return queue.stream().anyMatch(this::setsOwn);
    }

    private boolean setsOwn(Item item) {
        var agent = Json.optional(item.frame(), "agent");
        return item.type().equals("availability") && (agent.isEmpty() || agent.equals(client.me()));
    }

    /// Adds what web/client has of it in its state.
    void describe(ObjectNode state) {
        state.put("account", account).put("recalled", recalled).put("watching", watching);
        var all = state.putObject("queue");
        var order = state.putArray("queueOrder");
        for (var item : queue) {
            all.set(item.id(), item.json());
            order.add(item.id());
        }
    }
}
