package rapport.sim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import rapport.audit.Identity;
import rapport.audit.Marks;
import rapport.audit.Shown;
import rapport.audit.TextHash;
import rapport.audit.Witness;
import rapport.desk.ConversationId;
import rapport.desk.VisitorId;
import tools.jackson.databind.JsonNode;

/// Writes down what a client does and sees, for the judge. Changes nothing.
final class Notebook implements Onlooker {
    private final World world;
    private final Witness witness;
    private final boolean visitor;
    /// What `hello` asked for and was not answered yet.
    private final Map<String, Long> cursors = new HashMap<>();

    private final Set<String> copied = new HashSet<>();
    /// Whether the frame before this one was the `ok` to an `open` with this cursor.
    private Map<String, Long> opening = Map.of();

    private String author = "";
    private String own = "";

    Notebook(World world, Witness witness, boolean visitor) {
        this.world = world;
        this.witness = witness;
        this.visitor = visitor;
    }

    @Override
    public void welcomed(String id) {
        author = Identity.author(visitor ? "visitor" : "agent", id);
        own = visitor ? ConversationId.of(new VisitorId(id)).value() : "";
        witness.opened();
    }

    @Override
    public void over(int code, List<Item> unanswered) {
        for (var item : unanswered) {
            if (item.message() && !author.isEmpty()) {
                world.sometimes().saw(Sight.UNKNOWN_OUTCOME);
                witness.unknown(place(item), author, item.id());
            }
        }
        cursors.clear();
        opening = Map.of();
        witness.closed(code);
    }

    private String place(Item item) {
        return visitor ? own : item.conversation();
    }

    @Override
    public void cursor(String conversation, long seq) {
        cursors.put(conversation, seq);
    }

    @Override
    public void invoked(Item item) {
        var place = place(item);
        world.auditor().sent(place, author, item);
        if (visitor) {
            world.auditor().visitorWrites(place);
        }
        witness.invoked(place, author, item.id(), Json.text(item.frame().path("content"), "text"));
    }

    @Override
    public void answered(Item item, JsonNode frame) {
        if (item.message()) {
            if (Json.text(frame, "type").equals("ok")) {
                boolean duplicate = frame.path("duplicate").asBoolean(false);
                if (duplicate) {
                    world.sometimes().saw(Sight.DUPLICATE_ANSWERED);
                }
                witness.acknowledged(place(item), author, item.id(), Json.number(frame, "seq"), duplicate);
            } else {
                var code = Json.text(frame, "code");
                if (code.equals("not_assignee")) {
                    world.sometimes().saw(Sight.STALE_FENCE);
                }
                witness.refused(place(item), author, item.id(), code);
            }
        }
    }

    /// What the next frame says may answer this `open`.
    @Override
    public void granted(Item item) {
        opening = item.frame().has("cursor")
                ? Map.of(item.conversation(), Json.number(item.frame(), "cursor"))
                : Map.of();
    }

    /// Every frame, before the client looks at it.
    @Override
    public void heard(JsonNode frame) {
        var conversation = Json.text(frame, "conversation");
        switch (Json.text(frame, "type")) {
            case "replay" -> replayed(conversation, frame);
            case "reset" -> {
                world.sometimes().saw(Sight.RESET);
                witness.reset(conversation, Json.text(frame, "reason"));
                return;
            }
            case "entry" -> witness.pushed(conversation, shown(frame));
            case "dismissed" -> {
                world.sometimes().saw(cursors.remove(conversation) == null ? Sight.DISMISSED : Sight.CURSOR_DISMISSED);
            }
            case "conversation" -> {
                if (!visitor && Json.number(frame.path("conversation"), "head") == 0) {
                    world.broken("the contract", "agents are told of a visitor who never wrote: " + frame);
                }
                marked(frame.path("conversation"));
            }
            default -> {}
        }
        opening = Map.of();
    }

    private void replayed(String conversation, JsonNode frame) {
        var asked = cursors.remove(conversation);
        if (opening.containsKey(conversation)) {
            asked = opening.get(conversation);
        }
        if (asked != null) {
            world.sometimes().saw(Sight.RESUMED_BY_CURSOR);
        }
        witness.replayed(
                conversation,
                asked == null ? OptionalLong.empty() : OptionalLong.of(asked),
                Json.number(frame, "from"),
                Json.number(frame, "head"));
    }

    private void marked(JsonNode conversation) {
        var read = conversation.path("read");
        var delivered = conversation.path("delivered");
        witness.marked(
                Json.text(conversation, "id"),
                new Marks(
                        Json.number(delivered, "visitor"),
                        Json.number(read, "visitor"),
                        Json.number(delivered, "agent"),
                        Json.number(read, "agent")));
    }

    @Override
    public void displayed(String conversation, JsonNode entry) {
        copied.add(conversation);
        witness.displayed(conversation, shown(entry));
    }

    @Override
    public void listed(String conversation, JsonNode entry) {
        witness.listed(conversation, shown(entry));
    }

    @Override
    public void dropped(String conversation) {
        if (copied.remove(conversation)) {
            world.sometimes().saw(Sight.COPY_DROPPED);
        }
        witness.dropped(conversation);
    }

    /// The page is gone, and with it every copy.
    void forgotten() {
        copied.forEach(witness::dropped);
        copied.clear();
    }

    /// A hole was filled by history.
    @Override
    public void filled() {
        world.sometimes().saw(Sight.HOLE_FILLED);
    }

    private static Shown shown(JsonNode entry) {
        var content = entry.path("content");
        var kind = Json.text(content, "kind");
        var id = Json.optional(entry, "id");
        var by = entry.path("author");
        var identity = id.map(message ->
                        Identity.message(Identity.author(Json.text(by, "kind"), Json.text(by, "id")), message))
                .orElseGet(() -> Identity.event(
                        kind, kind.equals("assigned") ? Json.number(content, "fence") : Json.number(content, "cycle")));
        return new Shown(Json.number(entry, "seq"), identity, TextHash.of(Json.text(content, "text")));
    }
}
