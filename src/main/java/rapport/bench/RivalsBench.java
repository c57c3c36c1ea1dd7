package rapport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `./rapport bench rivals`: Rapport beside a relay that stores nothing and beside designs that others teach, all of
/// them
/// made to send the same frames, by one generator, in rounds that take turns.
public final class RivalsBench {

    /// What the picture shows.
    private static final List<Figure> SHOWN = List.of(
            Figure.THROUGHPUT,
            Figure.SLOW_P50,
            Figure.SLOW_P99,
            Figure.FAST_P99,
            Figure.CPU,
            Figure.SLOW_CPU,
            Figure.MEMORY);

    private final Race race;
    private final Path folder;
    private final Map<String, String> leftOut = new LinkedHashMap<>(Rivals.NOT_HERE);

    private RivalsBench(Race race, Path folder) {
        this.race = race;
        this.folder = folder;
    }

    /// Runs, prints the numbers, writes them as JSON to `out` and as a picture beside it. Gives the exit code of the
    /// process.
    ///
    /// @param rounds 0 for as many as are usual
    /// @param connections of visitors; 0 for as many as are usual
    /// @param only who takes part; empty for all
    /// @param quick whether it is only to be seen that it works
    public static int run(int rounds, int connections, List<String> only, boolean quick, Path out) {
        int many = rounds > 0 ? rounds : quick ? 2 : 5;
        int visitors = connections > 0 ? connections : quick ? 400 : 4_000;
        return Lab.run(folder -> {
            Race race = quick ? Race.quick(visitors, many) : Race.thorough(visitors, many);
            RivalsReport report = new RivalsBench(race, folder).measure(only);
            report.checkFairness();
            System.out.println(report.forPeople());
            write(out, report);
        });
    }

    private RivalsReport measure(List<String> only) throws IOException {
        List<Stand> stands = new ArrayList<>();
        try {
            for (String name : only.isEmpty() ? Rivals.NAMES : only) {
                join(name, !only.isEmpty(), stands);
            }
            for (Stand stand : stands) {
                say("warming up " + stand.name());
                stand.warmUp();
            }
            for (int round = 0; round < race.rounds(); round++) {
                say("round " + (round + 1) + " of " + race.rounds());
                // Nobody is always the one who comes after the slowest.
                List<Stand> order = new ArrayList<>(stands);
                Collections.rotate(order, -round);
                order.forEach(Stand::measure);
            }
            List<Outcome> outcomes = stands.stream().map(Stand::outcome).toList();
            stands.forEach(Stand::closeAndCheck);
            return new RivalsReport(Machine.here(), race, outcomes, leftOut);
        } finally {
            stands.forEach(Stand::close);
        }
    }

    /// @param wanted whether it was asked for by name: then it must not be missing
    private void join(String name, boolean wanted, List<Stand> stands) throws IOException {
        try {
            say("starting " + name);
            stands.add(new Stand(name, race, Files.createDirectory(folder.resolve(name))));
        } catch (LeftOut missing) {
            if (wanted) {
                throw new BenchFailed(name + " cannot take part: " + missing.getMessage(), missing);
            }
            leftOut.put(name, String.valueOf(missing.getMessage()));
        }
    }

    private static void say(String what) {
        System.err.println("  " + what + " ...");
    }

    private static void write(Path out, RivalsReport report) throws IOException {
        Path picture = out.resolveSibling(out.getFileName().toString().replaceFirst("(\\.json)?$", ".svg"));
        Lab.write(out, report.forPrograms());
        Files.writeString(picture, chart(report).svg("rapport"));
        System.out.println("  written to " + out + " and " + picture);
    }

    private static BarChart chart(RivalsReport report) {
        Race race = report.race();
        String note = "%d cores, %s; %,d visitors; medians of %d rounds, lines from the least to the most"
                .formatted(report.machine().cores(), report.machine().cpu(), race.visitors(), race.rounds());
        return new BarChart(
                "Rapport and rivals",
                note,
                SHOWN.stream().map(figure -> panel(report, figure)).toList());
    }

    private static BarChart.Panel panel(RivalsReport report, Figure figure) {
        return new BarChart.Panel(
                figure.title(),
                figure.format() + " " + figure.unit().replace("%", "%%"),
                report.outcomes().stream()
                        .map(outcome -> new BarChart.Bar(outcome.name(), figure.of(outcome)))
                        .toList());
    }
}
