package rapport.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a run showed of all contestants, for people and for programs.
///
/// @param leftOut who was not measured, and why
record RivalsReport(Machine machine, Race race, List<Outcome> outcomes, Map<String, String> leftOut) {

    /// How far the frames of two contestants may lie apart: a few of Rapport's are states, not messages.
    private static final double FRAMES_APART = 0.05;
    /// Positions in a conversation have more digits here than there.
    private static final double BYTES_APART = 0.10;

    /// A rate is kept if this part of it was acknowledged in time.
    private static final double KEPT = 0.97;

    private static final int TITLE = 52;
    private static final int COLUMN = 30;

    RivalsReport {
        outcomes = List.copyOf(outcomes);
        leftOut = new LinkedHashMap<>(leftOut);
    }

    /// Refuses to compare servers that do not send the same.
    void checkFairness() {
        for (Outcome outcome : outcomes) {
            apart(Figure.FRAMES, outcome, FRAMES_APART);
            apart(Figure.BYTES, outcome, BYTES_APART);
        }
    }

    private void apart(Figure figure, Outcome outcome, double allowed) {
        double first = figure.of(outcomes.getFirst()).median();
        double here = figure.of(outcome).median();
        if (Math.abs(here / first - 1) > allowed) {
            throw new BenchFailed("%s: %s are %.2f, but %.2f with %s: they do not do the same"
                    .formatted(
                            outcome.name(),
                            figure.title(),
                            here,
                            first,
                            outcomes.getFirst().name()));
        }
    }

    List<Comparison> comparisons() {
        return Comparison.of(outcomes.stream().collect(Collectors.toMap(Outcome::name, outcome -> outcome)));
    }

    String forPeople() {
        List<String> lines = new ArrayList<>();
        lines.add("Rapport and rivals");
        lines.add("  machine   %d cores, %s, %,d MiB, %s, Java %s"
                .formatted(
                        machine.cores(), machine.cpu(), machine.memoryMebibytes(), machine.system(), machine.java()));
        lines.add(
                "  load      %,d visitors, %d agents; %d rounds, each contestant in turn; %.0f s each with one in flight,"
                        .formatted(
                                race.visitors(),
                                race.agents(),
                                race.rounds(),
                                race.round().toMillis() / 1000.0));
        lines.add("            at %,.0f/s and at %,.0f/s of visitors, of which agents answer one in %d"
                .formatted(race.slow(), race.fast(), Scene.ANSWERED));
        lines.add("            medians (least … most) of the rounds");
        outcomes.forEach(outcome ->
                lines.add("  %-9s %s".formatted(outcome.name(), outcome.about().get("what"))));
        leftOut.forEach((name, why) -> lines.add("  left out: " + name + " (" + why + ")"));
        lines.add("");
        lines.add(cell("", TITLE)
                + outcomes.stream().map(outcome -> cell(outcome.name(), COLUMN)).collect(Collectors.joining()));
        for (Figure figure : Figure.values()) {
            lines.add(row(figure));
        }
        lines.add("");
        comparisons().forEach(comparison -> lines.add(line(comparison)));
        lines.addAll(notKept());
        return String.join("\n", lines).replaceAll(" +\n", "\n");
    }

    private String row(Figure figure) {
        String title = figure.unit().isEmpty() ? figure.title() : figure.title() + ", " + figure.unit();
        return cell("  " + title, TITLE)
                + outcomes.stream()
                        .map(outcome -> cell(written(figure, figure.of(outcome)), COLUMN))
                        .collect(Collectors.joining());
    }

    private static String written(Figure figure, Spread spread) {
        return spread.least() == spread.most()
                ? String.format(Locale.ROOT, figure.format(), spread.median())
                : String.format(
                        Locale.ROOT,
                        figure.format() + " (" + figure.format() + " … " + figure.format() + ")",
                        spread.median(),
                        spread.least(),
                        spread.most());
    }

    private static String line(Comparison comparison) {
        return String.format(
                Locale.ROOT,
                "  %-50s %8.3f (%.3f … %.3f)   aim %s %.3f: %s",
                comparison.what(),
                comparison.value().median(),
                comparison.value().least(),
                comparison.value().most(),
                comparison.atLeast() ? "≥" : "≤",
                comparison.aim(),
                comparison.met() ? "met" : "missed");
    }

    /// A latency is no property of a server that falls behind: it grows as long as one measures.
    private List<String> notKept() {
        List<String> lines = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            behind(lines, outcome, Figure.SLOW_RATE, race.slow());
            behind(lines, outcome, Figure.FAST_RATE, race.fast());
        }
        return lines;
    }

    private static void behind(List<String> lines, Outcome outcome, Figure figure, double rate) {
        if (figure.of(outcome).median() < rate * KEPT) {
            lines.add("  %s did not keep up with %,.0f/s: its latencies there grow with the length of the round"
                    .formatted(outcome.name(), rate));
        }
    }

    private static String cell(String text, int width) {
        return String.format(Locale.ROOT, "%-" + width + "s", text);
    }

    String forPrograms() {
        JsonMapper mapper = new JsonMapper();
        ObjectNode json = mapper.valueToTree(this);
        json.set("comparisons", mapper.valueToTree(comparisons()));
        return json.toPrettyString();
    }
}
