package rapport.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The people of a run and what they do at the moment. Belongs to the generator's event loop.
final class Scene {

    /// Senders at or above this number are agents.
    static final int FIRST_AGENT = 1 << 24;

    /// One message in this many of a visitor's is answered by the agent.
    static final int ANSWERED = 10;

    private final List<BenchVisitor> visitors = new ArrayList<>();
    private final List<BenchAgent> agents = new ArrayList<>();
    private Meter meter = new Meter();
    private boolean closedLoop;
    private Optional<Throwable> trouble = Optional.empty();

    void add(BenchVisitor visitor) {
        visitors.add(visitor);
    }

    void add(BenchAgent agent) {
        agents.add(agent);
    }

    List<BenchVisitor> visitors() {
        return visitors;
    }

    List<BenchAgent> agents() {
        return agents;
    }

    Meter meter() {
        return meter;
    }

    void measureWith(Meter fresh) {
        meter = fresh;
    }

    /// Whether a visitor whose message was answered sends the next one at once.
    boolean closedLoop() {
        return closedLoop;
    }

    void closedLoop(boolean on) {
        closedLoop = on;
    }

    void failed(Throwable cause) {
        if (trouble.isEmpty()) {
            trouble = Optional.of(cause);
        }
    }

    Optional<Throwable> trouble() {
        return trouble;
    }

    /// When the message left, or left its plan, on the clock of [System#nanoTime].
    long sentAt(Tag tag) {
        Peer sender = tag.sender() >= FIRST_AGENT ? agents.get(tag.sender() - FIRST_AGENT) : visitors.get(tag.sender());
        return sender.sentAt(tag.number());
    }
}
