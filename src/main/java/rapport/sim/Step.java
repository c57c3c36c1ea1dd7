package rapport.sim;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One step of a client under way: what it was given, and what it wants done. What it takes from the world is noted, so
/// that the step can be taken again.
final class Step {
    private final Client.Shell shell;
    private final JsonNode input;
    private final long now;
    private final List<Double> draws = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();

    Step(Client.Shell shell, JsonNode input) {
        this.shell = shell;
        this.input = input;
        this.now = shell.now();
    }

    JsonNode input() {
        return input;
    }

    /// In milliseconds.
    long now() {
        return now;
    }

    /// What chance gave, as parts of one: `floor(draw * limit)` is the number that was drawn.
    List<Double> draws() {
        return draws;
    }

    List<String> ids() {
        return ids;
    }

    List<Effect> effects() {
        return effects;
    }

    /// A number from 0 to below `limit`, which is positive.
    long random(long limit) {
        long drawn = shell.random(limit);
        draws.add((drawn + 0.5) / limit);
        return drawn;
    }

    String id() {
        var id = shell.id();
        ids.add(id);
        return id;
    }

    void wants(Effect effect) {
        effects.add(effect);
    }
}
