package rapport.staffing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import rapport.desk.Policy;

/// Compares the simulation with formulas, where there is one: visitors at random, exponential lengths and
/// patience, all agents there all day. Agents with several places count as so many servers.
///
/// The days of one long run, without the first, are gathered into batches; how far the batches' means differ
/// says how far the mean of all may be from the truth.
public final class ErlangCheck {
    static final int BATCHES = 30;
    /// How probable it may be that a simulation which is right looks wrong in any of the comparisons.
    static final double RISK = 0.01;

    private static final Duration LENGTH = Duration.ofMinutes(15);

    private ErlangCheck() {}

    /// @param load erlangs in relation to servers
    /// @param patience the mean, in mean lengths; empty: for ever
    record Setting(int agents, int capacity, double load, Optional<Double> patience) {
        int servers() {
            return agents * capacity;
        }

        double erlangs() {
            return load * servers();
        }

        String describe() {
            return "%d × %d places, load %s%s"
                    .formatted(
                            agents,
                            capacity,
                            Numbers.fixed(load, 2),
                            patience.map(mean -> ", patience " + Numbers.shortest(mean) + " lengths")
                                    .orElse(""));
        }
    }

    static final List<Setting> SETTINGS = List.of(
            new Setting(5, 1, 0.5, Optional.empty()),
            new Setting(5, 1, 0.8, Optional.empty()),
            new Setting(5, 1, 0.9, Optional.empty()),
            new Setting(20, 1, 0.5, Optional.empty()),
            new Setting(20, 1, 0.8, Optional.empty()),
            new Setting(20, 1, 0.9, Optional.empty()),
            new Setting(5, 4, 0.9, Optional.empty()),
            new Setting(5, 1, 0.8, Optional.of(1.0)),
            new Setting(20, 1, 1.1, Optional.of(2.0)),
            new Setting(5, 4, 1.1, Optional.of(2.0)));

    /// @param margin that the truth is within with probability 95 %
    /// @param bound how far the two may differ
    record Comparison(Setting setting, String what, double simulated, double margin, double formula, double bound) {
        double difference() {
            return simulated - formula;
        }

        boolean agrees() {
            return Math.abs(difference()) <= bound;
        }
    }

    /// @param visitors in each run, about; they make whole batches of days
    static List<Comparison> compare(List<Setting> settings, long visitors, long seed) {
        var all = new ArrayList<Comparison>();
        int comparisons = settings.stream()
                .mapToInt(setting -> quantities(setting).size())
                .sum();
        for (int i = 0; i < settings.size(); i++) {
            var setting = settings.get(i);
            // Each has luck of its own.
            var batches = batches(setting, visitors, seed + i);
            for (var quantity : quantities(setting)) {
                double[] means =
                        batches.stream().mapToDouble(quantity.measured()).toArray();
                double mean = Arrays.stream(means).sum() / BATCHES;
                double squares = Arrays.stream(means)
                        .map(measured -> Math.pow(measured - mean, 2))
                        .sum();
                double error = Math.sqrt(squares / (BATCHES - 1) / BATCHES);
                all.add(new Comparison(
                        setting,
                        quantity.name(),
                        mean,
                        StudentT.bound(BATCHES - 1, 0.05) * error,
                        quantity.formula(),
                        StudentT.bound(BATCHES - 1, RISK / comparisons) * error));
            }
        }
        return all;
    }

    private record Quantity(String name, double formula, ToDoubleFunction<Tally.Day> measured) {}

    private static List<Quantity> quantities(Setting setting) {
        double length = LENGTH.toSeconds();
        ToDoubleFunction<Tally.Day> waits = day -> 1 - (double) day.atOnce / day.visitors;
        ToDoubleFunction<Tally.Day> meanWait = day -> day.waited / day.visitors / 1_000;
        if (setting.patience().isEmpty()) {
            var formula = Erlang.c(setting.servers(), setting.erlangs());
            return List.of(
                    new Quantity("share that waits", formula.waits(), waits),
                    new Quantity("mean wait, s", formula.meanWait() * length, meanWait));
        }
        var formula = Erlang.a(
                setting.servers(), setting.erlangs(), setting.patience().get());
        return List.of(
                new Quantity("share that waits", formula.waits(), waits),
                new Quantity("mean wait, s", formula.meanWait() * length, meanWait),
                new Quantity("share that gives up", formula.abandons(), day -> (double) day.abandoned / day.visitors));
    }

    private static List<Tally.Day> batches(Setting setting, long visitors, long seed) {
        double perHour = setting.erlangs() / (LENGTH.toSeconds() / 3_600.0);
        int daysEach = (int) Math.max(1, Math.ceil(visitors / perHour / Plan.HOURS / BATCHES));
        // The first day begins empty, and of the last not everybody is finished.
        int days = 1 + daysEach * BATCHES + 1;
        var lived =
                Simulation.lived(plan(setting, perHour, days, seed), new Bounds(Long.MAX_VALUE, 100_000, () -> false));
        return IntStream.range(0, BATCHES)
                .mapToObj(batch -> sum(lived.days().subList(1 + batch * daysEach, 1 + (batch + 1) * daysEach)))
                .toList();
    }

    private static Tally.Day sum(List<Tally.Day> days) {
        var sum = new Tally.Day();
        for (var day : days) {
            sum.visitors += day.visitors;
            sum.atOnce += day.atOnce;
            sum.abandoned += day.abandoned;
            sum.waited += day.waited;
        }
        return sum;
    }

    static Plan plan(Setting setting, double perHour, int days, long seed) {
        var patience = setting.patience().map(lengths -> Duration.ofMillis(Math.round(lengths * LENGTH.toMillis())));
        var allDay = List.of(new Plan.Shift(0, Plan.MINUTES));
        var workers = IntStream.rangeClosed(1, setting.agents())
                .mapToObj(number -> new Plan.Worker("Agent " + number, setting.capacity(), allDay))
                .toList();
        return new Plan(
                new Plan.Demand(
                        new Plan.Arrivals.Hourly(Collections.nCopies(Plan.HOURS, perHour)),
                        new Plan.Length(LENGTH, Plan.Shape.EXPONENTIAL, 1),
                        patience,
                        0,
                        0),
                new Plan.Staff(workers, Plan.ShiftEnd.FINISH, 0),
                Policy.DEFAULT,
                new Plan.Run(days, seed),
                Duration.ofSeconds(30));
    }

    /// For people; true if everything agrees.
    static String table(List<Comparison> comparisons) {
        var text = new StringBuilder();
        text.append(
                "%-54s %-20s %10s %9s %10s %11s%n".formatted("", "", "simulated", "± 95 %", "formula", "difference"));
        String last = "";
        for (var comparison : comparisons) {
            var name = (comparison.setting().patience().isPresent() ? "Erlang A  " : "Erlang C  ")
                    + comparison.setting().describe();
            text.append("%-54s %-20s %10s %9s %10s %9s %% %s%n"
                    .formatted(
                            name.equals(last) ? "" : name,
                            comparison.what(),
                            Numbers.fixed(comparison.simulated(), 4),
                            Numbers.fixed(comparison.margin(), 4),
                            Numbers.fixed(comparison.formula(), 4),
                            Numbers.fixed(comparison.difference() / comparison.formula() * 100, 2),
                            comparison.agrees() ? "" : "  DIFFERS"));
            last = name;
        }
        return text.toString();
    }
}
