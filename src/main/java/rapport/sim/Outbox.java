package rapport.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A client's messages and requests that are not finished, in the order in which they were made (queue.ts, outbox.ts,
/// replies.ts).
final class Outbox {
    private static final int WINDOW = 16;

    private final Client client;
    private final Client.Shell shell;
    private final Notebook notebook;
    private final List<Item> queue = new ArrayList<>();
    private String account = "new";
    private boolean recalled;
    private String watching = "none";

    Outbox(Client client, Client.Shell shell, Notebook notebook) {
        this.client = client;
        this.shell = shell;
        this.notebook = notebook;
    }

    List<Item> queue() {
        return queue;
    }

    boolean recalled() {
        return recalled;
    }

    /// What was watched on the last connection.
    String watching() {
        return watching;
    }

    void send(ObjectNode frame) {
        var message = new Item(frame, Item.Purpose.MESSAGE, client.now());
        queue.add(message);
        keep(message);
        flush();
    }

    /// What is sent and has no answer.
    List<Item> sent() {
        return queue.stream().filter(item -> item.status == Item.Status.SENT).toList();
    }

    /// The connection is gone: messages go back to waiting, other frames are repeated or given up.
    void interrupt() {
        queue.removeIf(item -> !(item.message() || (item.repeatable() && client.at() != Client.At.ENDED)));
        for (var item : queue) {
            if (item.status == Item.Status.SENT) {
                item.status = Item.Status.WAITING;
            }
        }
    }

    /// The person is another one now: what was answered is nobody's.
    void forgetAcknowledged() {
        queue.removeIf(item -> item.status == Item.Status.ACKED);
    }

    void ask(ObjectNode frame, Item.Purpose purpose) {
        queue.add(new Item(frame, purpose, client.now()));
        flush();
    }

    void history(Held held, Item.Purpose purpose, String bound, long seq, int limit) {
        var frame = Json.frame("history").put("id", shell.id()).put("conversation", held.id);
        if (!bound.isEmpty()) {
            frame.put(bound, seq).put("limit", limit);
        }
        ask(frame, purpose);
    }

    /// Sends in order as much as the window allows, with one `history` at a time.
    void flush() {
        if (client.at() != Client.At.LIVE || !recalled) {
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
            client.transmit(item.frame);
        }
    }

    void replied(JsonNode frame) {
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
        client.effect(() -> shell.answered(item, frame));
        flush();
    }

    private void answeredMessage(Item message, JsonNode frame) {
        if (Json.text(frame, "type").equals("error")) {
            message.status = Item.Status.FAILED;
            // A person sees it and lets it be.
            queue.remove(message);
            client.effect(() -> shell.drop(account, message));
            return;
        }
        var at = account;
        client.effect(() -> shell.drop(at, message));
        var held = client.conversations.get(Json.text(frame, "conversation"));
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
                client.held(conversation)
                        .ifPresent(held -> client.copies().filled(held, ok ? Optional.of(frame) : Optional.empty()));
            case OLDER ->
                client.held(conversation)
                        .ifPresent(held -> client.copies().olderCame(held, ok ? Optional.of(frame) : Optional.empty()));
            case MESSAGE, CALLER, FOLLOW, IGNORED -> {
                if (ok) {
                    granted(request, frame);
                } else if (request.purpose == Item.Purpose.FOLLOW
                        && request.type().equals("open")) {
                    client.held(conversation).ifPresent(client.copies()::dismiss);
                }
            }
        }
    }

    /// `granted` of agentPart.ts.
    private void granted(Item request, JsonNode frame) {
        switch (request.type()) {
            case "open" -> {
                notebook.granted(request);
                client.copies().learntFromAnswer(frame.path("conversation"));
                client.held(request.conversation())
                        .ifPresent(held -> client.copies().follow(held, true));
            }
            case "leave" ->
                client.held(request.conversation())
                        .ifPresent(held -> client.copies().follow(held, false));
            case "take", "transfer", "release" -> client.copies().learntFromAnswer(frame.path("conversation"));
            case "close" -> {
                if (!client.visitor) {
                    client.copies().learntFromAnswer(frame.path("conversation"));
                }
            }
            case "watch" -> watching = Json.text(request.frame, "scope");
            default -> {}
        }
    }

    void recall() {
        var whose = account;
        client.effect(() -> recalled(whose, shell.recall(whose)));
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

    void belongTo(String newAccount) {
        if (account.equals(newAccount)) {
            return;
        }
        var before = account;
        var messages = queue.stream().filter(Item::message).toList();
        if (client.visitor) {
            messages.forEach(message -> client.effect(() -> shell.drop(before, message)));
        } else {
            queue.removeIf(Item::message);
        }
        account = newAccount;
        recalled = false;
        if (client.visitor) {
            for (var message : messages) {
                if (message.status != Item.Status.ACKED) {
                    keep(message);
                }
            }
        }
    }

    void keep(Item message) {
        var whose = account;
        client.effect(() -> shell.keep(whose, message));
    }

    /// An own message and its entry are one: once the entry is here, an answered message has done its work.
    void merge(JsonNode entry) {
        var id = Json.text(entry, "id");
        var author = Json.optional(entry.path("author"), "id");
        if (author.isEmpty() || author.get().equals(client.me())) {
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
