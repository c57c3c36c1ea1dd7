package rapport.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `./rapport bench quick`: under a minute, everything in numbers that the README claims.
public final class QuickBench {

    private static final int VISITORS = 1_000;
    private static final int VISITORS_PER_AGENT = 50;

    private static final int ROUNDS = 5;
    private static final int STARTS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration ROUND = Duration.ofSeconds(3);

    /// An open loop at this part of what the closed one reached.
    private static final double OPEN_PART = 0.5;

    private QuickBench() {}

    /// Runs, prints the numbers and writes them as JSON to `out`. Gives the exit code of the process.
    public static int run(Path out) {
        return Lab.run(folder -> {
            Report report = measure(folder);
            System.out.println(report.forPeople());
            Lab.write(out, report.forPrograms());
            System.out.println("  written to       " + out);
        });
    }

    private static Report measure(Path folder) {
        double fresh = startToFirstOk(folder);
        Spread again = Spread.of(
                Stream.generate(() -> startToFirstOk(folder)).limit(STARTS).toList());
        try (ServerProcess server = ServerProcess.start(folder)) {
            var _ = firstOk(server);
            double afterStart = server.residentMebibytes();
            Accounts accounts = new Accounts(server.url(), server.admin());
            int widget = accounts.widgetBytes();
            return underLoad(server, accounts, new Report.Start(fresh, again), afterStart, widget);
        }
    }

    private static Report underLoad(
            ServerProcess server, Accounts accounts, Report.Start start, double afterStart, int widget) {
        int agents = VISITORS / VISITORS_PER_AGENT;
        List<Round> closed = new ArrayList<>();
        List<Round> open = new ArrayList<>();
        try (Load load = new Load(server.socket())) {
            load.agents(Stream.generate(() -> accounts.hire(VISITORS_PER_AGENT))
                    .limit(agents)
                    .toList());
            load.visitors(VISITORS, server.siteKey());
            double withConnections = server.residentMebibytes();
            load.everybodySaysHello();
            double reached = load.closed(WARM_UP).messagesPerSecond();
            double rate = Math.rint(reached * OPEN_PART / 100) * 100;
            for (int round = 0; round < ROUNDS; round++) {
                closed.add(load.closed(ROUND));
                open.add(load.open(ROUND, rate));
            }
            var memory = new Report.Memory(afterStart, withConnections, server.residentMebibytes());
            var conditions = new Report.Conditions(VISITORS, agents, ROUND.toMillis() / 1000.0, rate);
            return new Report(Machine.here(), start, memory, widget, conditions, closed, open);
        }
    }

    /// Milliseconds until one visitor's first word is acknowledged.
    private static double startToFirstOk(Path folder) {
        long began = System.nanoTime();
        try (ServerProcess server = ServerProcess.start(folder)) {
            return (firstOk(server) - began) / 1e6;
        }
    }

    /// One visitor says one thing, which nobody is there to read, and leaves. When it was acknowledged.
    private static long firstOk(ServerProcess server) {
        try (Load load = new Load(server.socket())) {
            load.visitors(1, server.siteKey());
            load.firstOk();
            long acknowledged = System.nanoTime();
            load.everybodyCloses();
            return acknowledged;
        }
    }
}
