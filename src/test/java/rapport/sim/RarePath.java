package rapport.sim;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a client seldom meets. Traces prove something of these only if they contain them.
enum RarePath {
    DUPLICATE(line -> line.heard("ok") && line.frame().path("duplicate").asBoolean(false)),
    RESET(line -> line.heard("reset") && line.about(line.before).has("head")),
    GAP(line -> line.heard("entry") && line.transmits("history")),
    TWO_TICKS_BEHIND(line -> line.heard("tick") && line.transmits("history")),
    HOLE_FILLED(line -> line.pageFor("filling") && line.last(line.after) > line.last(line.before)),
    COPY_FORGOTTEN(line -> line.heard("replay")
            && !line.about(line.before).path("entries").isEmpty()
            && line.about(line.after).path("entries").isEmpty()),
    OLDER_PAGE(line -> line.pageFor("loadingOlder")
            && line.about(line.after).path("entries").size()
                    > line.about(line.before).path("entries").size()),
    DISMISSED(line ->
            line.heard("dismissed") && line.about(line.after).path("dismissed").asBoolean(false)),
    REPLACED(line -> line.closed(4506)),
    UNAUTHENTICATED(line -> line.closed(4501) && line.wants("forget")),
    LATE_HELLO(line -> line.closed(4504)
            && line.at(line.before).equals("greeting")
            && line.at(line.after).equals("waiting")),
    SILENCE(line -> line.input("timer") && line.wants("hangUp")),
    BACKED_OFF(line -> line.at(line.after).equals("waiting") && Json.number(line.after.path("link"), "attempt") > 3),
    TOLD_WHEN_TO_COME(line -> line.input("closed") && line.before.path("link").has("retryAfterMs")),
    UNKNOWN_OUTCOME(line -> line.input("closed") && line.messages(line.before, "sent")),
    SENT_AGAIN(line -> line.again),
    REFUSED(line -> line.heard("error") && line.messages(line.after, "failed") && line.wants("keep")),
    ANSWER_BEFORE_ENTRY(
            line -> line.heard("ok") && !line.messages(line.before, "acked") && line.messages(line.after, "acked")),
    ENTRY_BEFORE_ANSWER(line -> line.heard("entry")
            && line.queue(line.after)
                    .anyMatch(item ->
                            item.has("seq") && !Json.text(item, "status").equals("acked"))),
    WINDOW_FULL(line -> line.at(line.after).equals("live")
            && line.messages(line.after, "waiting")
            && line.queue(line.after)
                            .filter(item -> Json.text(item, "status").equals("sent"))
                            .count()
                    == 16),
    FOUND_IN_STORAGE(
            line -> line.input("recalled") && !line.input().path("messages").isEmpty()),
    FOUND_REFUSED_IN_STORAGE(line ->
            line.input("recalled") && line.messages(line.after, "failed") && !line.messages(line.before, "failed")),
    MOVED_TO_NEW_NAME(line -> line.heard("welcome") && line.wants("drop") && line.wants("keep")),
    REQUEST_GIVEN_UP(line -> line.effects()
            .anyMatch(effect -> Json.text(effect.path("answer"), "code").equals("disconnected"))),
    DELIVERED_TOLD(line -> line.transmits("delivered")),
    READ_TOLD(line -> line.transmits("read")),
    OPENED_AGAIN(line -> line.heard("welcome")
            && line.queue(line.after)
                    .anyMatch(item -> Json.text(item, "purpose").equals("follow")
                            && Json.text(item.path("frame"), "type").equals("open"))),
    REPLAYED_AFTER_DRIFT(line -> line.heard("entry")
            && !line.about(line.before).path("live").asBoolean(true)
            && Set.of("connection_lost", "went_offline", "no_answer")
                    .contains(Json.text(line.frame().path("content"), "trigger")));

    private final Predicate<Line> here;

    RarePath(Predicate<Line> here) {
        this.here = here;
    }

    /// Those that a trace contains.
    static Set<RarePath> in(List<String> lines) {
        var found = EnumSet.noneOf(RarePath.class);
        var sent = new HashSet<String>();
        var state = Json.object();
        for (var text : lines.subList(1, lines.size())) {
            var json = Json.read(text);
            var after = MergePatch.apply(state, json.path("state"));
            boolean again = json.path("effects")
                            .valueStream()
                            .map(effect -> effect.path("frame"))
                            .filter(frame -> Json.text(frame, "type").equals("send"))
                            .filter(frame -> !sent.add(Json.text(frame, "id")))
                            .count()
                    > 0;
            var line = new Line(json, state, after, again);
            for (var path : values()) {
                if (path.here.test(line)) {
                    found.add(path);
                }
            }
            state = after;
        }
        return found;
    }

    /// One step of a trace, with the state before and after it.
    ///
    /// @param again whether a message is sent that was sent before
    private record Line(JsonNode json, ObjectNode before, ObjectNode after, boolean again) {
        JsonNode input() {
            return json.path("input");
        }

        boolean input(String type) {
            return Json.text(input(), "type").equals(type);
        }

        JsonNode frame() {
            return input().path("frame");
        }

        boolean heard(String type) {
            return Json.text(frame(), "type").equals(type) && input("frame");
        }

        boolean closed(int code) {
            return input("closed") && Json.number(input(), "code") == code;
        }

        Stream<JsonNode> effects() {
            return json.path("effects").valueStream();
        }

        boolean wants(String effect) {
            return effects().anyMatch(one -> Json.text(one, "type").equals(effect));
        }

        boolean transmits(String type) {
            return effects()
                    .anyMatch(effect -> Json.text(effect.path("frame"), "type").equals(type));
        }

        String at(JsonNode state) {
            return Json.text(state.path("link"), "at");
        }

        /// The conversation that the frame is about.
        JsonNode about(JsonNode state) {
            return state.path("conversations").path(Json.text(frame(), "conversation"));
        }

        long last(JsonNode state) {
            return Json.number(about(state), "last");
        }

        /// Whether this is a page of history that was waited for.
        boolean pageFor(String why) {
            return heard("ok")
                    && frame().has("entries")
                    && about(before).path(why).asBoolean(false)
                    && !about(after).path(why).asBoolean(false);
        }

        Stream<JsonNode> queue(JsonNode state) {
            return state.path("queue").valueStream();
        }

        boolean messages(JsonNode state, String status) {
            return queue(state)
                    .anyMatch(item -> Json.text(item, "kind").equals("message")
                            && Json.text(item, "status").equals(status));
        }
    }
}
