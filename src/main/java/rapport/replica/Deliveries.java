package rapport.replica;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Executor;

/// What is to be told, gathered by event loop: each loop gets one task a batch, and each connection flushes once.
final class Deliveries {
    private record Delivery(Listener listener, Notice notice) {}

    private final IdentityHashMap<Executor, List<Delivery>> byLoop = new IdentityHashMap<>();

    void add(Listener listener, Notice notice) {
        byLoop.computeIfAbsent(listener.loop(), loop -> new ArrayList<>()).add(new Delivery(listener, notice));
    }

    void handOver() {
        byLoop.forEach((loop, deliveries) -> loop.execute(() -> tell(deliveries)));
        byLoop.clear();
    }

    private static void tell(List<Delivery> deliveries) {
        var heard = new LinkedHashSet<Listener>();
        for (var delivery : deliveries) {
            delivery.listener().hear(delivery.notice());
            heard.add(delivery.listener());
        }
        heard.forEach(Listener::heard);
    }
}
