package rapport.desk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// The agents who meet the same requirements and are at work, and of them those with a free slot, in the order of each
/// strategy. Kept up to date, so that a choice costs no more with a thousand agents than with ten.
final class Pool {
    private static final Comparator<Roster.Standing> LONGEST_WITHOUT = Comparator.<Roster.Standing>comparingLong(
                    standing -> standing.agent().turn())
            .thenComparing(standing -> standing.agent().id());

    /// Load a / capacity a against load b / capacity b, without division.
    private static final Comparator<Roster.Standing> LEAST_LOADED = (a, b) -> Long.compare(
            (long) a.load() * b.agent().capacity(), (long) b.load() * a.agent().capacity());

    private final Requirements requirements;
    private final Map<AgentId, Roster.Standing> free = new HashMap<>();
    private final TreeSet<Roster.Standing> leastLoaded = new TreeSet<>(LEAST_LOADED.thenComparing(LONGEST_WITHOUT));
    private final TreeSet<Roster.Standing> longestWithout = new TreeSet<>(LONGEST_WITHOUT);
    private final List<AgentId> byId = new ArrayList<>();
    private final Set<AgentId> available = new HashSet<>();

    Pool(Requirements requirements) {
        this.requirements = requirements;
    }

    /// An agent as they stand now.
    void update(Roster.Standing standing) {
        var id = standing.agent().id();
        remove(id);
        if (standing.agent().available()
                && requirements.unmetBy(standing.agent()).isEmpty()) {
            available.add(id);
            if (standing.free()) {
                free.put(id, standing);
                leastLoaded.add(standing);
                longestWithout.add(standing);
                byId.add(-Collections.binarySearch(byId, id) - 1, id);
            }
        }
    }

    void remove(AgentId id) {
        available.remove(id);
        var before = free.remove(id);
        if (before != null) {
            leastLoaded.remove(before);
            longestWithout.remove(before);
            byId.remove(Collections.binarySearch(byId, id));
        }
    }

    /// Whether anybody here has a free slot.
    boolean anyFree() {
        return !free.isEmpty();
    }

    /// Whether anybody but these is at work here, free slot or not.
    boolean anyAvailableBut(Set<AgentId> passedOver) {
        return anyBut(passedOver, available);
    }

    /// Whether anybody but these has a free slot.
    boolean anyFreeBut(Set<AgentId> passedOver) {
        return anyBut(passedOver, free.keySet());
    }

    private static boolean anyBut(Set<AgentId> passedOver, Set<AgentId> agents) {
        return agents.size() > passedOver.size() || !passedOver.containsAll(agents);
    }

    /// Who comes first by this strategy, leaving these out.
    Optional<Roster.Standing> first(Strategy strategy, Set<AgentId> passedOver, RandomGenerator chance) {
        return switch (strategy) {
            case BALANCED -> first(leastLoaded, passedOver);
            case ROUND_ROBIN -> first(longestWithout, passedOver);
            case RANDOM -> any(passedOver, chance);
        };
    }

    /// Those with a free slot, the first by this strategy first; by id where it knows no order.
    Iterable<Roster.Standing> ranked(Strategy strategy) {
        return switch (strategy) {
            case BALANCED -> leastLoaded;
            case ROUND_ROBIN -> longestWithout;
            case RANDOM -> () -> byId.stream().map(free::get).iterator();
        };
    }

    private static Optional<Roster.Standing> first(Set<Roster.Standing> ranked, Set<AgentId> passedOver) {
        for (var standing : ranked) {
            if (!passedOver.contains(standing.agent().id())) {
                return Optional.of(standing);
            }
        }
        return Optional.empty();
    }

    private Optional<Roster.Standing> any(Set<AgentId> passedOver, RandomGenerator chance) {
        var left = passedOver.isEmpty()
                ? byId
                : byId.stream().filter(id -> !passedOver.contains(id)).toList();
        return left.isEmpty() ? Optional.empty() : Optional.ofNullable(free.get(left.get(chance.nextInt(left.size()))));
    }
}
