package rapport.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Many seeds, one after the other, and what they came to.
final class Survey {
    private final Sometimes sometimes = new Sometimes();
    private final List<Verdict> failed = new ArrayList<>();
    private Duration lived = Duration.ZERO;
    private long seeds;
    private long events;
    private long entries;

    /// Tries seeds from `first` on, until it is enough or one has failed.
    Survey run(long first, BooleanSupplier enough, Function<Plan, Verdict> trial) {
        for (long seed = first; failed.isEmpty() && !enough.getAsBoolean(); seed++) {
            add(trial.apply(Plan.of(seed)));
        }
        return this;
    }

    Survey add(Verdict verdict) {
        seeds++;
        lived = lived.plus(verdict.lasted());
        events += verdict.events();
        entries += verdict.entries();
        sometimes.add(verdict.sometimes());
        if (!verdict.good()) {
            failed.add(verdict);
        }
        return this;
    }

    long seeds() {
        return seeds;
    }

    List<Verdict> failed() {
        return failed;
    }

    Sometimes sometimes() {
        return sometimes;
    }

    /// For people.
    String report(Duration took) {
        var text = new StringBuilder();
        double hours = lived.toMillis() / 3_600_000.0;
        text.append("%d seeds, each twice, in %.1f s (%.1f seeds/s)%n"
                .formatted(seeds, took.toMillis() / 1_000.0, seeds * 1_000.0 / Math.max(1, took.toMillis())));
        text.append("%.1f simulated hours, %,d events, %,d entries in the logs%n".formatted(hours, events, entries));
        text.append("%nWhat was come upon:%n".formatted());
        for (var sight : Sight.values()) {
            text.append("  %,9d  %s%n".formatted(sometimes.count(sight), sight.sentence()));
        }
        text.append("%n%d violations%n".formatted(failed.size()));
        return text.toString();
    }

    /// A failing world, as small as it can be made, and how to see it again.
    static String reproduction(Verdict failed) {
        var smallest = Shrinking.smallest(failed.plan());
        var again = new World(smallest).live();
        var shown = again.good() ? failed : again;
        return "%nBroken:%n  %s%n%n%s%nTo see it again: ./rapport sim %s%n"
                .formatted(
                        String.join("\n  ", shown.broken()),
                        shown.plan().describe(),
                        shown.plan().repro());
    }
}
