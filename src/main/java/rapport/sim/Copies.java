package rapport.sim;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// A client's copies of logs and its marks (log.ts, marks.ts, agentPart.ts).
final class Copies {
    private static final int PAGE = 200;
    private static final int OLDER_PAGE = 50;
    private static final long COALESCE_MS = 250;

    private final Client client;
    private final Onlooker onlooker;

    Copies(Client client, Onlooker onlooker) {
        this.client = client;
        this.onlooker = onlooker;
    }

    Held learnt(JsonNode conversation) {
        var held = client.conversations.computeIfAbsent(Json.text(conversation, "id"), id -> new Held(conversation));
        held.conversation = conversation;
        held.heardOf(Json.number(conversation, "head"));
        if (held.agent().equals(client.me())) {
            held.dismissed = false;
        }
        return held;
    }

    void learntFromAnswer(JsonNode answer) {
        var known = client.conversations.get(Json.text(answer, "id"));
        if (known == null
                || (Json.number(answer, "fence") >= known.fence()
                        && Json.number(answer, "cycle") >= Json.number(known.conversation, "cycle")
                        && Json.number(answer, "head") >= Json.number(known.conversation, "head"))) {
            learnt(answer);
        }
    }

    void dismiss(Held held) {
        held.dismissed = true;
        held.opened = false;
        held.live = false;
    }

    void follow(Held held, boolean opened) {
        held.opened = opened;
        held.live &= opened;
        if (!opened && !client.mine(held)) {
            held.entries = new ArrayList<>();
            held.last = OptionalLong.empty();
            onlooker.dropped(held.id);
        }
    }

    void replay(Held held, long from, long head) {
        held.heardOf(head);
        held.live = false;
        if (held.last.isEmpty() || from - held.lastOrZero() - 1 > PAGE) {
            beginAnew(held, from - 1);
        } else if (from > held.lastOrZero() + 1) {
            fill(held);
        }
    }

    private void beginAnew(Held held, long last) {
        held.entries = new ArrayList<>();
        held.last = OptionalLong.of(last);
        onlooker.dropped(held.id);
    }

    void entry(Held held, JsonNode pushed) {
        long seq = Json.number(pushed, "seq");
        held.heardOf(seq);
        if (seq == 1 && held.last.isEmpty()) {
            held.last = OptionalLong.of(0);
        }
        if (held.last.isPresent() && seq <= held.lastOrZero() + 1) {
            append(held, List.of(pushed).iterator());
        } else {
            fill(held);
        }
    }

    void live(Held held, long head) {
        held.heardOf(head);
        held.live = true;
        if (held.last.isEmpty()) {
            held.last = OptionalLong.of(head);
        }
        if (held.lastOrZero() < held.head) {
            fill(held);
        }
    }

    void reset(Held held) {
        held.empty();
        onlooker.dropped(held.id);
        client.outbox().annul();
    }

    void tick(Held held, long head) {
        if (head <= held.lastOrZero()) {
            held.behindTicks = 0;
            return;
        }
        held.heardOf(head);
        if (++held.behindTicks > 1) {
            fill(held);
        }
    }

    private void fill(Held held) {
        if (held.filling) {
            return;
        }
        held.filling = true;
        if (held.last.isEmpty()) {
            client.outbox().history(held, Item.Purpose.FILL, "", 0, 0);
        } else {
            client.outbox().history(held, Item.Purpose.FILL, "after", held.lastOrZero(), PAGE);
        }
    }

    void older(Held held) {
        boolean hasOlder = held.first() > Json.number(held.conversation, "floor");
        if (!held.loadingOlder && hasOlder && client.live()) {
            held.loadingOlder = true;
            client.outbox().history(held, Item.Purpose.OLDER, "before", held.first(), OLDER_PAGE);
        }
    }

    void filled(Held held, Optional<JsonNode> page) {
        held.filling = false;
        if (page.isEmpty()) {
            return;
        }
        long head = Json.number(page.get(), "head");
        held.heardOf(head);
        var entries = page.get().path("entries");
        long first = entries.isEmpty() ? head + 1 : Json.number(entries.path(0), "seq");
        if (held.last.isEmpty() || (!entries.isEmpty() && first > held.lastOrZero() + 1)) {
            beginAnew(held, first - 1);
        }
        long before = held.lastOrZero();
        append(held, entries.iterator());
        if (held.lastOrZero() > before) {
            onlooker.filled();
            if (held.lastOrZero() < held.head) {
                fill(held);
            }
        }
    }

    void olderCame(Held held, Optional<JsonNode> page) {
        held.loadingOlder = false;
        if (page.isEmpty()) {
            return;
        }
        held.conversation = Json.with(held.conversation, "floor", page.get().path("floor"));
        long first = held.first();
        var before = new ArrayList<JsonNode>();
        for (var entry : page.get().path("entries")) {
            if (Json.number(entry, "seq") < first) {
                before.add(entry);
            }
        }
        if (!before.isEmpty() && Json.number(before.getLast(), "seq") == first - 1) {
            before.forEach(entry -> onlooker.listed(held.id, entry));
            held.entries.addAll(0, before);
        }
    }

    private void append(Held held, Iterator<JsonNode> entries) {
        while (entries.hasNext()) {
            var entry = entries.next();
            long seq = Json.number(entry, "seq");
            if (seq != held.lastOrZero() + 1) {
                continue;
            }
            held.last = OptionalLong.of(seq);
            held.entries.add(entry);
            erase(held, entry.path("content"));
            onlooker.displayed(held.id, entry);
            var author = Json.text(entry.path("author"), "kind");
            if (author.equals(client.visitor ? "visitor" : "agent")) {
                client.outbox().merge(entry);
            } else if (client.mine(held)) {
                reached(held, false, seq);
            }
        }
    }

    /// Erasing leaves a tombstone where the erased one stood.
    private static void erase(Held held, JsonNode content) {
        if (Json.text(content, "kind").equals("erased")) {
            var tombstone = Json.object().put("kind", "tombstone");
            held.entries.replaceAll(old -> Json.number(old, "seq") == Json.number(content, "seq")
                    ? Json.with(old, "content", tombstone)
                    : old);
        }
    }

    void interrupt(Held held) {
        held.live = false;
        held.filling = false;
        held.loadingOlder = false;
        held.behindTicks = 0;
        held.deliveredTold = 0;
        held.readTold = 0;
    }

    // --- marks.ts

    void reached(Held held, boolean read, long seq) {
        if (seq <= (read ? held.read : held.delivered)) {
            return;
        }
        if (read) {
            held.read = seq;
        } else {
            held.delivered = seq;
        }
        if (held.dueAt == 0) {
            held.dueAt = client.step().now() + COALESCE_MS;
        }
        if (read) {
            reached(held, false, seq);
        }
    }

    void tell(Held held) {
        if (!client.live() || held.dueAt == 0 || held.dueAt > client.step().now()) {
            return;
        }
        tell(held, "delivered", held.delivered, held.deliveredTold);
        tell(held, "read", held.read, held.readTold);
        held.deliveredTold = held.delivered;
        held.readTold = held.read;
        held.dueAt = 0;
    }

    private void tell(Held held, String type, long seq, long told) {
        long known = Json.number(held.conversation.path(type), client.visitor ? "visitor" : "agent");
        if (seq > Math.max(told, known)) {
            client.transmit(Json.frame(type).put("conversation", held.id).put("seq", seq));
        }
    }
}
