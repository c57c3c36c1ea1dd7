package rapport.sim;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Feeds a trace to the port of the client and compares all that it does with what was done, as `traces.ts` does with
/// the client itself.
final class Replay implements Client.Shell {
    private final String name;
    private final List<String> lines;
    private final Client client;
    private ObjectNode expected = Json.object();
    private JsonNode line = Json.object();
    private int number = 1;
    private final ArrayDeque<Double> draws = new ArrayDeque<>();
    private final ArrayDeque<String> ids = new ArrayDeque<>();

    private Replay(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
        var header = Json.read(lines.getFirst());
        if (Json.number(header, "trace") != 1) {
            throw new AssertionError(name + ": a trace of version " + header.path("trace"));
        }
        var begin = header.path("begin");
        this.client =
                new Client(this, new Onlooker() {}, begin.path("opening").asObject(), Json.text(begin, "session"));
    }

    /// Gives how many inputs were taken.
    ///
    /// @throws AssertionError with the trace, the line, the field, what was expected and what came, at the first
    ///     difference
    static int of(String name, List<String> lines) {
        var replay = new Replay(name, lines);
        lines.stream().skip(1).forEach(replay::take);
        return lines.size() - 1;
    }

    private void take(String text) {
        number++;
        line = Json.read(text);
        line.path("draws").forEach(draw -> draws.add(draw.asDouble()));
        line.path("ids").forEach(id -> ids.add(id.asString()));
        client.put(line.path("input"));
    }

    @Override
    public void stepped(Step step) {
        expected = MergePatch.apply(expected, line.path("state"));
        var wanted = Json.object();
        wanted.set("effects", line.has("effects") ? line.path("effects") : Json.array());
        Optional.ofNullable(line.get("deadline")).ifPresent(at -> wanted.set("deadline", at));
        wanted.set("state", expected);
        var done = Json.object();
        done.putArray("effects").addAll(Trace.effects(step.effects()));
        client.deadline().ifPresent(at -> done.put("deadline", at));
        done.set("state", client.state());
        if (!draws.isEmpty()) {
            fail("draws", draws + " more", "nothing");
        }
        if (!ids.isEmpty()) {
            fail("ids", ids + " more", "nothing");
        }
        compare(wanted, done, "");
    }

    private void compare(JsonNode wanted, JsonNode done, String field) {
        if (wanted.isNumber() && done.isNumber() && wanted.decimalValue().compareTo(done.decimalValue()) == 0) {
            return;
        }
        if (wanted.isObject() && done.isObject()) {
            var names = new TreeSet<>(wanted.propertyNames());
            names.addAll(done.propertyNames());
            names.forEach(inner -> compare(wanted.path(inner), done.path(inner), below(field, inner)));
        } else if (wanted.isArray() && done.isArray()) {
            for (int i = 0; i < Math.max(wanted.size(), done.size()); i++) {
                compare(wanted.path(i), done.path(i), below(field, String.valueOf(i)));
            }
        } else if (!wanted.equals(done)) {
            fail(field, say(wanted), say(done));
        }
    }

    private static String below(String field, String inner) {
        return field.isEmpty() ? inner : field + "." + inner;
    }

    private static String say(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }

    private void fail(String field, String wanted, String done) {
        var input = line.path("input");
        var type = Json.text(input, "type");
        throw new AssertionError("%s, line %d (%s): %s: expected %s, but got %s"
                .formatted(
                        name,
                        number,
                        type.equals("frame") ? "frame " + Json.text(input.path("frame"), "type") : type,
                        field,
                        wanted,
                        done));
    }

    // --- the world as it was

    /// Nothing comes of it that is not in the trace.
    @Override
    public void perform(Effect effect) {}

    @Override
    public long now() {
        return Json.number(line, "now");
    }

    @Override
    public long random(long limit) {
        if (draws.isEmpty()) {
            fail("draws", "no more of them", "one more");
        }
        return (long) (draws.poll() * limit);
    }

    @Override
    public String id() {
        if (ids.isEmpty()) {
            fail("ids", "no more of them", "one more");
        }
        return ids.poll();
    }
}
