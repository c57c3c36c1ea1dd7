package rapport.blackbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/// Servers that test classes use one after the other, because starting one is the dear part. A class has its server for
/// itself while it runs; there are as many as classes run at a time. Closed, with all of them, when the run ends.
final class Premises implements AutoCloseable {

    /// A server and the people who work there.
    record Office(RunningServer server, Staff staff) {}

    private final Deque<Office> all = new ArrayDeque<>();
    private final Deque<Office> free = new ArrayDeque<>();

    Office rent() {
        synchronized (this) {
            if (!free.isEmpty()) {
                return free.pop();
            }
        }
        return build(Map.of());
    }

    /// A new one, that nobody had.
    Office build(Map<String, String> environment, String... options) {
        RunningServer server = RunningServer.start(environment, options);
        Office office = new Office(server, new Staff(server.ready()));
        synchronized (this) {
            all.push(office);
        }
        return office;
    }

    synchronized void giveBack(Office office) {
        free.push(office);
    }

    @Override
    public synchronized void close() {
        all.forEach(office -> office.server().close());
    }
}
