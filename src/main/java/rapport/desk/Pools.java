package rapport.desk;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The pools that were asked for, kept up to date.
final class Pools {
    /// Beyond that many all are made anew when they are asked for: requirements come from people, so nobody has so
    /// many.
    private static final int KEPT = 1_000;

    private final Map<Requirements, Pool> pools = new HashMap<>();
    private final Supplier<Collection<Roster.Standing>> everybody;

    /// @param everybody all agents as they stand now
    Pools(Supplier<Collection<Roster.Standing>> everybody) {
        this.everybody = everybody;
    }

    Pool of(Requirements requirements) {
        var known = pools.get(requirements);
        if (known != null) {
            return known;
        }
        if (pools.size() >= KEPT) {
            pools.clear();
        }
        var pool = new Pool(requirements);
        everybody.get().forEach(pool::update);
        pools.put(requirements, pool);
        return pool;
    }

    void update(Roster.Standing standing) {
        pools.values().forEach(pool -> pool.update(standing));
    }

    void remove(AgentId agent) {
        pools.values().forEach(pool -> pool.remove(agent));
    }
}
