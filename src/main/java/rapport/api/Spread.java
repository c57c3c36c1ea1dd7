package rapport.api;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// How long things took, to the second: cheap to add to, however many there were.
final class Spread {
    private final TreeMap<Long, Integer> counts = new TreeMap<>();
    private int count;
    private long sum;

    void add(Duration took) {
        long seconds = Math.max(0, (took.toMillis() + 500) / 1_000);
        counts.merge(seconds, 1, Integer::sum);
        count++;
        sum += seconds;
    }

    /// @param count of how many; the others are left out where it is none
    /// @param p90Seconds as long as nine of ten took at most
    record Shown(int count, OptionalLong medianSeconds, OptionalLong averageSeconds, OptionalLong p90Seconds) {}

    Shown shown() {
        return new Shown(
                count,
                percentile(50),
                count == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round((double) sum / count)),
                percentile(90));
    }

    /// By the nearest rank: something that really took so long.
    private OptionalLong percentile(int percent) {
        long rank = ((long) count * percent + 99) / 100;
        long passed = 0;
        for (var some : counts.entrySet()) {
            passed += some.getValue();
            if (passed >= rank) {
                return OptionalLong.of(some.getKey());
            }
        }
        return OptionalLong.empty();
    }

    /// What is shown of nobody's.
    static Shown shown(Optional<Spread> spread) {
        return spread.orElseGet(Spread::new).shown();
    }
}
