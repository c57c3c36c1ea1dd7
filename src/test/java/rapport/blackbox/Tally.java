package rapport.blackbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import rapport.blackbox.client.Patience;

/// Counts acknowledgements of many senders and lets one wait for more of them.
final class Tally {

    private final AtomicLong acknowledged = new AtomicLong();
    private final Patience patience = new Patience(() -> acknowledged + " were acknowledged");

    void acknowledged() {
        acknowledged.incrementAndGet();
        patience.changed();
    }

    void awaitMore(int count) {
        long target = acknowledged.get() + count;
        patience.await(
                count + " more acknowledgements",
                Duration.ofSeconds(30),
                () -> acknowledged.get() >= target ? Optional.of(true) : Optional.empty());
    }
}
