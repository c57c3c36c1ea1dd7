package rapport.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A conversation and a client's copy of its log (`Held` of state.ts).
final class Held {
    final String id;
    JsonNode conversation;
    /// Without holes, ascending, ending at `last`.
    List<JsonNode> entries = new ArrayList<>();
    /// The last entry applied; empty: no copy.
    OptionalLong last = OptionalLong.empty();
    long head;
    boolean live;
    boolean opened;
    boolean dismissed;
    boolean filling;
    boolean loadingOlder;
    int behindTicks;
    long delivered;
    long read;
    long deliveredTold;
    long readTold;
    private ObjectNode numbered = Json.object();
    /// When to tell the marks, in milliseconds; 0: nothing to tell.
    long dueAt;

    Held(JsonNode conversation) {
        this.id = Json.text(conversation, "id");
        this.conversation = conversation;
    }

    /// As if nothing were known but the conversation.
    void empty() {
        entries = new ArrayList<>();
        last = OptionalLong.empty();
        head = 0;
        live = false;
        filling = false;
        loadingOlder = false;
        behindTicks = 0;
        delivered = 0;
        read = 0;
        deliveredTold = 0;
        readTold = 0;
        dueAt = 0;
    }

    long lastOrZero() {
        return last.orElse(0);
    }

    void heardOf(long newHead) {
        head = Math.max(head, newHead);
    }

    Optional<String> agent() {
        return Json.optional(conversation.path("agent"), "id");
    }

    String state() {
        return Json.text(conversation, "state");
    }

    long fence() {
        return Json.number(conversation, "fence");
    }

    long first() {
        return entries.isEmpty() ? 0 : Json.number(entries.getFirst(), "seq");
    }

    /// As web/client has it in its state, but for typing, with the entries by their numbers.
    ObjectNode json() {
        var json = Json.object();
        json.set("conversation", conversation);
        json.set("entries", numbered());
        last.ifPresent(seq -> json.put("last", seq));
        json.put("head", head).put("live", live).put("opened", opened).put("dismissed", dismissed);
        json.put("filling", filling).put("loadingOlder", loadingOlder).put("behindTicks", behindTicks);
        var marks = json.putObject("marks").put("delivered", delivered).put("read", read);
        marks.put("deliveredTold", deliveredTold).put("readTold", readTold);
        if (dueAt > 0) {
            marks.put("dueAt", dueAt);
        }
        return json;
    }

    /// The same object as long as nothing came or went, so that long logs cost little. An entry becomes another one
    /// only when the next one comes.
    @SuppressWarnings("ReferenceEquality")
    private ObjectNode numbered() {
        boolean same = numbered.size() == entries.size()
                && (entries.isEmpty()
                        || (numbered.get(number(entries.getFirst())) == entries.getFirst()
                                && numbered.get(number(entries.getLast())) == entries.getLast()));
        if (!same) {
            numbered = Json.object();
            entries.forEach(entry -> numbered.set(number(entry), entry));
        }
        return numbered;
    }

    private static String number(JsonNode entry) {
        return Json.text(entry, "seq");
    }
}
