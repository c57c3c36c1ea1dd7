package rapport.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/// Collects what clients see. For all threads.
public final class Recorder {
    private final LongSupplier nanos;
    private final List<Seen> sights = Collections.synchronizedList(new ArrayList<>());

    /// @param nanos one clock for all clients, such as System.nanoTime
    public Recorder(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Somebody who sees things from now on. One for each client: it counts.
    public Witness witness(String client, Side side) {
        return new Witness(new Client(client, side), nanos, sights::add);
    }

    /// What was seen so far.
    public History history() {
        synchronized (sights) {
            return new History(List.copyOf(sights));
        }
    }
}
