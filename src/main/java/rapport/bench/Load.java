package rapport.bench;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The load generator: visitors who write and agents who read and sometimes answer, driven from outside in rounds.
/// A closed round has one message in flight for each visitor; an open one sends at a fixed rate and counts time from
/// when a message should have left, so that a slow server cannot make itself look fast.
final class Load implements AutoCloseable {

    private static final int CONNECTING_AT_ONCE = 50;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(30);

    private final Loop loop = new Loop();
    private final Scene scene = new Scene();
    private final Connector connector;
    private final Duration settleLimit;
    /// In the rounds before this one. Belongs to the event loop.
    private long acknowledgedBefore;

    private final List<SendFrame> lines =
            Lines.realChat().stream().map(SendFrame::ofVisitor).toList();

    Load(URI server) {
        this(server, SETTLE_LIMIT);
    }

    /// @param settleLimit within which all that was sent has to be answered
    Load(URI server, Duration settleLimit) {
        this.settleLimit = settleLimit;
        connector = new Connector(server, loop.events());
    }

    /// Agents log on and are available.
    void agents(List<String> tokens) {
        List<Peer> arriving = new ArrayList<>();
        for (String token : tokens) {
            BenchAgent agent = new BenchAgent(scene.agents().size(), scene, token);
            loop.on(() -> scene.add(agent));
            arriving.add(agent);
        }
        connect(arriving);
        String available = "{\"type\":\"availability\",\"id\":\"available\",\"status\":\"online\"}";
        arriving.forEach(agent -> agent.tell(available));
    }

    /// Visitors come; they say nothing yet.
    void visitors(int count, String site) {
        List<Peer> arriving = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            BenchVisitor visitor = new BenchVisitor(scene.visitors().size(), scene, site, lines);
            loop.on(() -> scene.add(visitor));
            arriving.add(visitor);
        }
        for (int from = 0; from < count; from += CONNECTING_AT_ONCE) {
            connect(arriving.subList(from, Math.min(count, from + CONNECTING_AT_ONCE)));
        }
    }

    private void connect(List<Peer> arriving) {
        arriving.forEach(connector::connect);
        for (Peer peer : arriving) {
            try {
                peer.welcomed().get(CONNECT_LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException failed) {
                throw new BenchFailed("a connection was not welcomed", failed);
            }
        }
    }

    /// One visitor says one thing and is answered, whether or not anybody is there to read it.
    void firstOk() {
        loop.on(() -> scene.visitors().getFirst().speak(System.nanoTime()));
        await(() -> scene.meter().acknowledged() == 1);
    }

    /// The visitors end what they began, so that nobody waits when the next load comes.
    void everybodyCloses() {
        loop.on(() -> scene.visitors().forEach(BenchVisitor::closeConversation));
        await(() -> scene.visitors().stream().allMatch(BenchVisitor::closed));
    }

    /// Each visitor says one thing, and that has reached its agent.
    void everybodySaysHello() {
        loop.on(() -> scene.visitors().forEach(visitor -> visitor.speak(System.nanoTime())));
        settle();
    }

    Round closed(Duration time) {
        Meter meter = fresh();
        loop.on(() -> {
            scene.closedLoop(true);
            scene.visitors().forEach(visitor -> visitor.speak(System.nanoTime()));
        });
        return measure(meter, time, () -> scene.closedLoop(false));
    }

    Round open(Duration time, double messagesPerSecond) {
        Meter meter = fresh();
        Pace pace = new Pace(scene, messagesPerSecond);
        var ticking = loop.events().scheduleAtFixedRate(pace, 0, 1, TimeUnit.MILLISECONDS);
        return measure(meter, time, () -> ticking.cancel(false));
    }

    private Round measure(Meter meter, Duration time, Runnable end) {
        long cpu = Machine.ownCpuNanos();
        long began = System.nanoTime();
        Loop.pause(time);
        long[] messages = new long[1];
        loop.on(() -> {
            messages[0] = meter.acknowledged();
            end.run();
        });
        double elapsed = System.nanoTime() - began;
        double share =
                (Machine.ownCpuNanos() - cpu) / elapsed / Runtime.getRuntime().availableProcessors();
        settle();
        return Round.of(meter, elapsed / 1e9, messages[0], share);
    }

    private Meter fresh() {
        Meter meter = new Meter();
        loop.on(() -> {
            acknowledgedBefore += scene.meter().acknowledged();
            scene.measureWith(meter);
        });
        return meter;
    }

    /// Messages that were acknowledged since this load began.
    long acknowledged() {
        return loop.call(() -> acknowledgedBefore + scene.meter().acknowledged());
    }

    /// Waits until all that was sent was answered and has reached the other side: a server that loses or refuses
    /// something has no number.
    private void settle() {
        await(() -> scene.meter().settled());
        if (loop.call(() -> scene.meter().refusals()) > 0) {
            throw new BenchFailed(
                    "something was refused: " + loop.call(() -> scene.meter().toString()));
        }
    }

    private void await(Callable<Boolean> condition) {
        long deadline = System.nanoTime() + settleLimit.toNanos();
        while (!loop.call(condition)) {
            check();
            if (System.nanoTime() > deadline) {
                throw new BenchFailed(
                        "something was lost: " + loop.call(() -> scene.meter().toString()));
            }
            Loop.pause(Duration.ofMillis(1));
        }
        check();
    }

    private void check() {
        Optional<Throwable> trouble = loop.call(scene::trouble);
        if (trouble.isPresent()) {
            throw new BenchFailed("a connection broke", trouble.get());
        }
    }

    @Override
    public void close() {
        loop.on(() -> {
            scene.visitors().forEach(Peer::leave);
            scene.agents().forEach(Peer::leave);
        });
        loop.close();
    }
}
