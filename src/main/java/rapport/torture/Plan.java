package rapport.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// What is done to whom, and when: drawn from a seed, so that it can be drawn again. What the server and the clients
/// make of it is up to real processes, and differs from run to run.
record Plan(List<Step> steps) {
    Plan {
        steps = List.copyOf(steps);
    }

    private static final int TIMES_EACH = 10;
    private static final Duration USUAL_GAP = Duration.ofMillis(1_300);

    /// @param after since the step before began
    /// @param lasts until it is lifted
    /// @param share of all links, if it is about those: 0 to 1
    /// @param amount what the fault makes of it: bytes, milliseconds, seconds
    record Step(Fault fault, Duration after, Duration lasts, double share, int amount) {
        @Override
        public String toString() {
            return "+%.1fs %s for %.1fs, share %.2f, amount %d"
                    .formatted(after.toMillis() / 1e3, fault, lasts.toMillis() / 1e3, share, amount);
        }
    }

    /// Faults of these kinds until the time is over.
    static Plan during(Duration time, Set<Fault> kinds, long seed) {
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        int wanted = Math.toIntExact(time.dividedBy(USUAL_GAP));
        while (faults.size() < wanted) {
            faults.addAll(shuffled(kinds, random));
        }
        return of(faults.subList(0, wanted), random);
    }

    /// Each of these kinds ten times.
    static Plan all(Set<Fault> kinds, long seed) {
        Random random = new Random(seed);
        return of(
                Stream.generate(() -> shuffled(kinds, random))
                        .limit(TIMES_EACH)
                        .flatMap(List::stream)
                        .toList(),
                random);
    }

    /// So many kills, one after the other, each under load.
    static Plan kills(int kills, long seed) {
        return of(Collections.nCopies(kills, Fault.KILL), new Random(seed));
    }

    private static List<Fault> shuffled(Set<Fault> kinds, Random random) {
        List<Fault> faults = new ArrayList<>(kinds);
        Collections.sort(faults);
        Collections.shuffle(faults, random);
        return faults;
    }

    private static Plan of(List<Fault> faults, Random random) {
        return new Plan(faults.stream().map(fault -> step(fault, random)).toList());
    }

    private static Step step(Fault fault, Random random) {
        Duration after = Duration.ofMillis(random.nextLong(100, 2 * USUAL_GAP.toMillis() - 100));
        double share = 0.1 + 0.5 * random.nextDouble();
        return switch (fault) {
            case KILL ->
                new Step(fault, Duration.ZERO, Duration.ofMillis(random.nextLong(300)), 1, random.nextInt(300));
            case STOP -> new Step(fault, after, Duration.ofMillis(random.nextLong(500)), 1, 0);
            case FREEZE -> new Step(fault, after, millis(random, 300, 6_500), 1, 0);
            case LATE -> new Step(fault, after, millis(random, 1_000, 4_000), share, random.nextInt(20, 700));
            case NARROW -> new Step(fault, after, millis(random, 1_000, 5_000), share, random.nextInt(1_000, 12_000));
            case SLICES -> new Step(fault, after, millis(random, 500, 3_000), share, 0);
            case HELD -> new Step(fault, after, millis(random, 300, 5_000), share, 0);
            case SILENT, SILENT_UP, SILENT_DOWN -> new Step(fault, after, millis(random, 300, 5_000), share, 0);
            case CUT_RESET, CUT_FINISH, HALF_CLOSE ->
                new Step(fault, after, millis(random, 1_000, 3_000), share, random.nextInt(800));
            case DISK_FULL -> new Step(fault, after, millis(random, 800, 4_000), 1, 0);
            case FLUSH_FAILS -> new Step(fault, after, millis(random, 300, 2_500), 1, 0);
            case SLOW_DISK -> new Step(fault, after, millis(random, 1_000, 4_000), 1, random.nextInt(50, 400));
            case CLOCK -> new Step(fault, after, millis(random, 1_500, 5_000), 1, random.nextInt(-90, 90));
        };
    }

    private static Duration millis(Random random, int least, int most) {
        return Duration.ofMillis(random.nextLong(least, most));
    }
}
