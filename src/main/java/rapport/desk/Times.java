package rapport.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Moments at which time alone changes something, each about some things.
final class Times<T extends Comparable<T>> {
    private final TreeMap<Instant, TreeSet<T>> times = new TreeMap<>();

    void add(Instant at, T about) {
        times.computeIfAbsent(at, moment -> new TreeSet<>()).add(about);
    }

    void remove(Instant at, T about) {
        var those = times.get(at);
        if (those != null && those.remove(about) && those.isEmpty()) {
            times.remove(at);
        }
    }

    void clear() {
        times.clear();
    }

    /// What has come by then, the most overdue first.
    List<T> by(Instant now) {
        return all(times.headMap(now, true).values());
    }

    /// What came after the one moment and by the other.
    List<T> between(Instant after, Instant now) {
        return after.isBefore(now) ? all(times.subMap(after, false, now, true).values()) : List.of();
    }

    Optional<Instant> firstAfter(Instant after) {
        return Optional.ofNullable(times.higherKey(after));
    }

    private static <T> List<T> all(Collection<? extends Set<T>> moments) {
        return moments.isEmpty()
                ? List.of()
                : moments.stream().flatMap(Set::stream).toList();
    }
}
