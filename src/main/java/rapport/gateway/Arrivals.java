package rapport.gateway;

import java.util.concurrent.atomic.AtomicInteger;

/// Counts the connections whose `hello` has not been judged yet. When everybody comes back at once, those above the
/// limit are asked to come later. The limit should be what the machine lets in within a few seconds, for whoever waits
/// longer gives up by themselves: a refusal is not cheap, since the same client connects again. On two cores 10,000
/// are let in within five seconds; a limit of 500 made that seventeen. For all threads.
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
