package rapport.gateway;

import java.util.concurrent.atomic.AtomicInteger;

/// Counts the connections whose `hello` has not been judged yet. When everybody comes back at once, those above the
/// limit are asked to come later, at the price of one short answer; so the others are served at the rate that the
/// machine can keep up, whatever that is, instead of all of them too late. For all threads.
public final class Arrivals {
    private final int most;
    private final AtomicInteger arriving = new AtomicInteger();

    public Arrivals(int most) {
        this.most = most;
    }

    /// Whether there is room for one more: if so, [#over] is to follow once.
    boolean begin() {
        if (arriving.incrementAndGet() > most) {
            arriving.decrementAndGet();
            return false;
        }
        return true;
    }

    void over() {
        arriving.decrementAndGet();
    }
}
