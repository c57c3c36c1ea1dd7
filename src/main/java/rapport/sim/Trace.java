package rapport.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// All that the client of one page was given, and what it made of it, as lines of JSON (docs/traces.md). Whoever has
/// another client of the same contract can feed it the same and compare.
final class Trace {
    private static final int VERSION = 1;

    private final String name;
    private final List<String> lines = new ArrayList<>();
    private ObjectNode state = Json.object();

    /// @param name fit for a file
    Trace(String name, ObjectNode opening, String session) {
        this.name = name;
        var header = Json.object().put("trace", VERSION).put("name", name);
        header.putObject("begin").put("session", session).set("opening", opening);
        lines.add(header.toString());
    }

    String name() {
        return name;
    }

    List<String> lines() {
        return lines;
    }

    /// How many inputs there were.
    int inputs() {
        return lines.size() - 1;
    }

    /// Writes it into this folder, as `NAME.jsonl`.
    ///
    /// @throws UncheckedIOException if that cannot be done
    void write(Path folder) {
        try {
            Files.write(folder.resolve(name + ".jsonl"), lines);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// To be called after a step, before its effects are carried out.
    void add(Client client, Step step) {
        var line = Json.object().put("now", step.now());
        line.set("input", step.input());
        if (!step.draws().isEmpty()) {
            var draws = line.putArray("draws");
            step.draws().forEach(draws::add);
        }
        if (!step.ids().isEmpty()) {
            var ids = line.putArray("ids");
            step.ids().forEach(ids::add);
        }
        var effects = effects(step.effects());
        if (!effects.isEmpty()) {
            line.putArray("effects").addAll(effects);
        }
        client.deadline().ifPresent(at -> line.put("deadline", at));
        var after = client.state();
        var change = MergePatch.between(state, after);
        if (!change.isEmpty()) {
            line.set("state", change);
        }
        state = after;
        lines.add(line.toString());
    }

    /// As web/client spells them, without what is told about typing: the port tells it at other times.
    static List<ObjectNode> effects(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> !(effect instanceof Effect.Transmit transmit
                        && Json.text(transmit.frame(), "type").equals("typing")))
                .map(Effect::json)
                .toList();
    }
}
