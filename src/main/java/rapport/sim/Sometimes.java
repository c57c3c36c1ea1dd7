package rapport.sim;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Counts what was come upon.
final class Sometimes {
    private final Map<Sight, Long> counts = new EnumMap<>(Sight.class);

    void saw(Sight sight) {
        counts.merge(sight, 1L, Long::sum);
    }

    void add(Sometimes other) {
        other.counts.forEach((sight, count) -> counts.merge(sight, count, Long::sum));
    }

    long count(Sight sight) {
        return counts.getOrDefault(sight, 0L);
    }

    List<Sight> never() {
        var never = new ArrayList<Sight>();
        for (var sight : Sight.values()) {
            if (count(sight) == 0) {
                never.add(sight);
            }
        }
        return never;
    }
}
