package rapport.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A contestant and the load that is on it. Connections stay while others are measured, and are silent.
final class Stand implements AutoCloseable {
    /// A slow server may take long for what it was sent too fast, but it has to answer.
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(3);

    private final Race race;
    private final Contestant contestant;
    private final Load load;
    private final List<Outcome.Turn> oneInFlight = new ArrayList<>();
    private final List<Outcome.Turn> slow = new ArrayList<>();
    private final List<Outcome.Turn> fast = new ArrayList<>();
    private double kibibytesPerConnection;
    private boolean closed;

    /// @throws LeftOut if it cannot take part here
    Stand(String name, Race race, Path folder) {
        this.race = race;
        contestant = Rivals.start(name, folder);
        load = new Load(contestant.socket(), SETTLE_LIMIT);
    }

    String name() {
        return contestant.name();
    }

    /// Everybody comes, says hello, and chats until the server is warm.
    void warmUp() {
        named(() -> {
            load.agents(contestant.hire(race.agents(), Race.VISITORS_PER_AGENT));
            int some = Math.ceilDiv(race.visitors(), 4);
            load.visitors(some, contestant.siteKey());
            double few = contestant.residentMebibytes();
            load.visitors(race.visitors() - some, contestant.siteKey());
            kibibytesPerConnection = (contestant.residentMebibytes() - few) * 1024 / (race.visitors() - some);
            load.everybodySaysHello();
            return load.closed(race.warmUp());
        });
    }

    /// One round of it.
    void measure() {
        oneInFlight.add(turn(() -> load.closed(race.round())));
        slow.add(turn(() -> load.open(race.round(), race.slow())));
        fast.add(turn(() -> load.open(race.round(), race.fast())));
    }

    /// CPU time until everything is settled, shared among everything that was acknowledged until then.
    private Outcome.Turn turn(Supplier<Round> part) {
        long began = System.nanoTime();
        long busyBefore = busyNanos();
        long ownBefore = Machine.ownCpuNanos();
        Duration before = contestant.cpu();
        Round round = named(part);
        double server = contestant.cpu().minus(before).toNanos();
        double others = busyNanos() - busyBefore - server - (Machine.ownCpuNanos() - ownBefore);
        double all = (double) (System.nanoTime() - began) * Runtime.getRuntime().availableProcessors();
        return new Outcome.Turn(round, server / 1e3 / round.messages(), Math.max(0, others / all));
    }

    private static long busyNanos() {
        return Machine.busyNanos().orElseThrow(() -> new BenchFailed("this system does not tell how busy it is"));
    }

    private <T> T named(Supplier<T> part) {
        try {
            return part.get();
        } catch (BenchFailed failed) {
            throw new BenchFailed(name() + ": " + failed.getMessage(), failed);
        }
    }

    Outcome outcome() {
        return new Outcome(name(), contestant.about(), kibibytesPerConnection, oneInFlight, slow, fast);
    }

    /// Ends it, and compares what it stored with what it acknowledged.
    void closeAndCheck() {
        long acknowledged = load.acknowledged();
        closed = true;
        load.close();
        named(() -> {
            contestant.closeAndCheck(acknowledged);
            return acknowledged;
        });
    }

    /// Ends it wherever it is.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            load.close();
        } finally {
            contestant.close();
        }
    }
}
