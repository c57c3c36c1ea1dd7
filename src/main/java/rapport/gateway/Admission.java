package rapport.gateway;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// Counts connections, in all and for each address, and says when there are enough. For all threads.
public final class Admission {
    private final int most;
    private final int mostPerAddress;
    private final Predicate<String> exempt;
    private final AtomicInteger all = new AtomicInteger();
    private final ConcurrentMap<String, Integer> perAddress = new ConcurrentHashMap<>();

    /// What comes of asking to enter.
    public enum Verdict {
        /// Counted: to be followed by one [#leave].
        ADMITTED,
        /// The server is full.
        FULL,
        /// The address has as many as it may.
        TOO_MANY
    }

    /// @param most connections at once
    /// @param mostPerAddress connections at once from one address
    /// @param exempt addresses for which there is no limit of their own
    public Admission(int most, int mostPerAddress, Predicate<String> exempt) {
        this.most = most;
        this.mostPerAddress = mostPerAddress;
        this.exempt = exempt;
    }

    public Verdict enter(String address) {
        if (all.incrementAndGet() > most) {
            all.decrementAndGet();
            return Verdict.FULL;
        }
        if (!exempt.test(address) && perAddress.merge(Addresses.counted(address), 1, Integer::sum) > mostPerAddress) {
            leave(address);
            return Verdict.TOO_MANY;
        }
        return Verdict.ADMITTED;
    }

    public void leave(String address) {
        all.decrementAndGet();
        if (!exempt.test(address)) {
            perAddress.computeIfPresent(
                    Addresses.counted(address), (key, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
        }
    }

    /// How many connections there are.
    public int connections() {
        return all.get();
    }
}
