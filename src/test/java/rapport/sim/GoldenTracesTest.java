package rapport.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/// The port of the client does what the kept traces say, and `traces.test.ts` shows that the client does, too.
/// `-Drapport.traces.renew=true` chooses and writes them anew, for when both have changed on purpose.
class GoldenTracesTest {
    private static final long MOST_BYTES = 300_000;

    private static Map<String, List<String>> traces;

    @BeforeAll
    static void read() throws IOException {
        if (Boolean.getBoolean("rapport.traces.renew")) {
            GoldenTraces.renew();
        }
        traces = GoldenTraces.read();
    }

    @Test
    void thePortDoesWhatTheySay() {
        assertThat(traces).isNotEmpty();
        traces.forEach(Replay::of);
    }

    @Test
    void everyRarePathIsInThem() {
        var counts = new EnumMap<RarePath, Integer>(RarePath.class);
        traces.values().forEach(lines -> RarePath.in(lines).forEach(path -> counts.merge(path, 1, Integer::sum)));

        System.out.println("Traces with rare paths in them: " + counts);
        assertThat(counts).containsOnlyKeys(RarePath.values());
    }

    @Test
    void theyAreSmall() throws IOException {
        long bytes = 0;
        try (var files = Files.list(GoldenTraces.FOLDER)) {
            for (var file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    @Test
    void everyAlterationIsFoundAndNamed() {
        var shortest = traces.entrySet().stream()
                .min((a, b) -> Integer.compare(a.getValue().size(), b.getValue().size()))
                .orElseThrow();
        var lines = shortest.getValue();
        for (int i = 1; i < lines.size(); i++) {
            var altered = altered(lines.get(i));
            for (var field : altered.keySet()) {
                var copy = new ArrayList<>(lines);
                copy.set(i, altered.get(field).toString());
                assertThatThrownBy(() -> Replay.of(shortest.getKey(), copy))
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining(shortest.getKey() + ", line " + (i + 1) + " (")
                        .hasMessageContaining(": " + field)
                        .hasMessageContaining("expected ")
                        .hasMessageContaining(", but got ");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bugs")
    void whatThePortOnceGotWrongIsFound(String name, Bug bug) throws ReflectiveOperationException, IOException {
        var replay = Teeth.planted(bug, "Replay").getDeclaredMethod("of", String.class, List.class);
        replay.setAccessible(true);

        assertThat(traces.entrySet())
                .as(name)
                .anySatisfy(trace -> assertThatThrownBy(() -> replay.invoke(null, trace.getKey(), trace.getValue()))
                        .hasRootCauseInstanceOf(AssertionError.class));
    }

    private static Stream<Arguments> bugs() {
        return Stream.of(
                        bug(
                                "a floor that has risen is not learnt from an older page",
                                "Copies",
                                "held.conversation = Json.with(held.conversation, \"floor\", page.get().path(\"floor\"));",
                                ""),
                        bug("what is erased stays", "Copies", "erase(held, entry.path(\"content\"));", ""),
                        bug(
                                "a visitor takes `dismissed` for theirs",
                                "Client",
                                "about.filter(held -> !visitor).ifPresent(copies::dismiss)",
                                "about.ifPresent(copies::dismiss)"),
                        bug(
                                "what a `bye` before the welcome said outlives it",
                                "Connection",
                                "retryAfter = OptionalLong.empty();\n        forgetAbsent(frame);",
                                "forgetAbsent(frame);"),
                        bug(
                                "a refused token is not forgotten in storage",
                                "Connection",
                                "client.step().wants(new Effect.Forget());",
                                ""),
                        bug(
                                "one's own status stays after it was changed",
                                "Outbox",
                                "client.connection().available(Json.text(request.frame(), \"status\"));",
                                ""),
                        bug(
                                "an own message does not know its place before it is answered",
                                "Outbox",
                                "replace(message.get().placed(Json.number(entry, \"seq\")));",
                                ""),
                        bug(
                                "a refused message is gone",
                                "Outbox",
                                "replace(failed);\n            keep(failed);",
                                "remove(message);\n            drop(message);"),
                        bug(
                                "one message is sent as two",
                                "Outbox",
                                "if (find(Json.text(wish, \"id\")).isPresent()) {",
                                "if (wish.isEmpty()) {"),
                        bug(
                                "the fence is not filled in",
                                "Outbox",
                                "var frame = fence.isPresent() ?",
                                "var frame = fence.isEmpty() && fence.isPresent() ?"),
                        bug(
                                "who asked is not told that the connection broke",
                                "Outbox",
                                "if (item.purpose() == Item.Purpose.CALLER) {\n                settle(",
                                "if (item.id().isEmpty()) {\n                settle("))
                .map(bug -> Arguments.of(bug.name(), bug));
    }

    private static Bug bug(String name, String file, String original, String planted) {
        return new Bug(name, "sim/" + file + ".java", original, planted, 0, 0);
    }

    /// A line with one thing changed, by the field that has to be named.
    private static Map<String, ObjectNode> altered(String line) {
        var lines = new TreeMap<String, ObjectNode>();
        var deadline = Json.read(line).asObject();
        lines.put("deadline", deadline.put("deadline", Json.number(deadline, "deadline") + 1));
        var state = Json.read(line).asObject();
        state.set(
                "state",
                Json.with(state.has("state") ? state.path("state") : Json.object(), "tickMs", LongNode.valueOf(1)));
        lines.put("state.tickMs", state);
        var effects = Json.read(line).asObject();
        if (effects.get("effects") instanceof ArrayNode some) {
            some.remove(0);
            lines.put("effects.", effects);
        }
        var ids = Json.read(line).asObject();
        ids.putArray("ids").add("another");
        lines.put(Json.read(line).has("ids") ? "effects." : "ids", ids);
        return lines;
    }
}
