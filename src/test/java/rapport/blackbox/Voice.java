package rapport.blackbox;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import rapport.blackbox.client.Unhurried;

/// Lets the server hear that connections live which do not read.
final class Voice implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final Thread thread;

    Voice(Unhurried deaf) {
        this(List.of(deaf));
    }

    Voice(List<Unhurried> deaf) {
        thread = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                deaf.forEach(each -> each.text("{\"type\":\"tock\"}"));
                pause();
            }
        });
    }

    private static void pause() {
        try {
            Thread.sleep(200); // often enough for any tick
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.set(true);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
