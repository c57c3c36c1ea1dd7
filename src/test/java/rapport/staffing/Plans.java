package rapport.staffing;

import tools.jackson.databind.node.ObjectNode;

/// Plans of tests, as JSON with ' for ".
final class Plans {
    static final Bounds FREE = new Bounds(10_000_000, 100_000, () -> false);

    private Plans() {}

    static ObjectNode json(String text) {
        return (ObjectNode) JsonPlans.mapper().readTree(text.replace('\'', '"'));
    }

    static Plan read(String text) {
        return PlanReader.read(json(text));
    }

    static Report run(String text) {
        return Simulation.run(read(text), FREE);
    }
}
