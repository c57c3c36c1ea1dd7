package rapport.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

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
}
