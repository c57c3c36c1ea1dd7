package rapport.torture;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import rapport.audit.Witness;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A client's copies of conversations, over all its connections: what it shows, where it goes on, what it is missing.
final class Copies {

    private static final int PAGE = 200;

    private final Witness witness;
    private final BiConsumer<ObjectNode, Consumer<JsonNode>> ask;
    private final BiConsumer<String, JsonNode> shows;
    private final Map<String, Display> displays = new LinkedHashMap<>();
    /// The cursors that `hello` gave and that are not answered yet.
    private final Map<String, OptionalLong> asked = new HashMap<>();

    /// @param ask asks the server, if there is a connection
    /// @param shows told of every entry that is shown for the first time
    Copies(Witness witness, BiConsumer<ObjectNode, Consumer<JsonNode>> ask, BiConsumer<String, JsonNode> shows) {
        this.witness = witness;
        this.ask = ask;
        this.shows = shows;
    }

    /// Writes the cursors for a `hello`.
    void cursors(ArrayNode cursors, boolean epochKnown) {
        asked.clear();
        displays.forEach((conversation, display) -> {
            if (display.started() && display.followed() && epochKnown) {
                asked.put(conversation, OptionalLong.of(display.last()));
                cursors.addObject().put("conversation", conversation).put("seq", display.last());
            }
        });
    }

    void connectionLost() {
        asked.clear();
        displays.values().forEach(Display::connectionLost);
    }

    void replay(JsonNode frame) {
        String conversation = Frames.conversation(frame);
        long from = frame.path("from").longValue();
        long head = frame.path("head").longValue();
        OptionalLong cursor = Optional.ofNullable(asked.remove(conversation)).orElse(OptionalLong.empty());
        witness.replayed(conversation, cursor, from, head);
        if (display(conversation).replay(from, head)) {
            fill(conversation);
        }
    }

    void pushed(JsonNode entry) {
        String conversation = Frames.conversation(entry);
        witness.pushed(conversation, Entries.shown(entry));
        if (apply(conversation, entry) == Display.Outcome.GAP) {
            fill(conversation);
        }
    }

    private Display.Outcome apply(String conversation, JsonNode entry) {
        Display.Outcome outcome = display(conversation).apply(entry.path("seq").longValue());
        if (outcome == Display.Outcome.APPLIED) {
            witness.displayed(conversation, Entries.shown(entry));
            shows.accept(conversation, entry);
        }
        return outcome;
    }

    void live(JsonNode frame) {
        Display display = display(Frames.conversation(frame));
        display.replay(display.last() + 1, frame.path("head").longValue());
        if (display.behind()) {
            fill(Frames.conversation(frame));
        }
    }

    void ticked(JsonNode frame) {
        for (JsonNode head : frame.path("heads")) {
            String conversation = head.get(0).stringValue();
            if (display(conversation).ticked(head.get(1).longValue())) {
                fill(conversation);
            }
        }
    }

    void dismissed(String conversation) {
        asked.remove(conversation);
        display(conversation).dismissed();
    }

    void reset(JsonNode frame) {
        witness.reset(Frames.conversation(frame), frame.path("reason").stringValue());
        forget(Frames.conversation(frame));
    }

    void forgetAll() {
        List.copyOf(displays.keySet()).forEach(this::forget);
    }

    private void forget(String conversation) {
        displays.remove(conversation);
        witness.dropped(conversation);
    }

    private void fill(String conversation) {
        Display display = display(conversation);
        if (!display.startFilling()) {
            return;
        }
        ObjectNode question = Frames.asking("history")
                .put("conversation", conversation)
                .put("after", display.last())
                .put("limit", PAGE);
        ask.accept(question, page -> {
            if (displays.get(conversation) != display) {
                return; // forgotten since
            }
            display.filled();
            for (JsonNode entry : page.path("entries")) {
                witness.listed(conversation, Entries.shown(entry));
                apply(conversation, entry);
            }
            if (display.behind() && !page.path("entries").isEmpty()) {
                fill(conversation);
            }
        });
    }

    /// Whether all that it knows to be missing is shown.
    boolean complete() {
        return displays.values().stream().noneMatch(display -> display.followed() && display.behind());
    }

    /// The last entry shown of each conversation that is followed.
    Map<String, Long> followed() {
        Map<String, Long> followed = new LinkedHashMap<>();
        displays.forEach((conversation, display) -> {
            if (display.followed() && display.started()) {
                followed.put(conversation, display.last());
            }
        });
        return followed;
    }

    private Display display(String conversation) {
        return displays.computeIfAbsent(conversation, id -> new Display());
    }
}
