package rapport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// A reconnect storm: many visitors with a conversation each, whose server is killed and started again, come back in
/// the very same instant, without the jitter that good clients have. Counts until all are live again, each with a
/// cursor.
public final class StormBench {
    /// More at once would only wait in the queue of the listening socket.
    private static final int ARRIVING_AT_ONCE = 200;

    private static final Duration LIMIT = Duration.ofMinutes(5);
    /// `opened`, what was said, and `queued`.
    private static final int ENTRIES = 3;

    private final int clients;
    private final Path folder;
    private final Loop loop = new Loop();

    private StormBench(int clients, Path folder) {
        this.clients = clients;
        this.folder = folder;
    }

    private record Result(
            Machine machine,
            int clients,
            double allLiveSeconds,
            double p50Millis,
            double p99Millis,
            int refusedTries,
            double readsPerConversation,
            double serverCpuSeconds,
            double residentMebibytes) {}

    /// Runs, prints the numbers and writes them as JSON to `out`. Gives the exit code of the process.
    public static int run(int clients, Path out) {
        return Lab.run(folder -> {
            Result result = new StormBench(clients, folder).measure();
            print(result);
            Lab.write(out, new JsonMapper().writeValueAsString(result));
        });
    }

    private static void print(Result result) {
        System.out.printf(
                "Rapport, reconnect storm%n"
                        + "  %,d visitors with a conversation each, all at once after a kill and a start%n"
                        + "  all live again   %.2f s; p50 %,.0f ms, p99 %,.0f ms%n"
                        + "  refused tries    %,d%n"
                        + "  database reads   %.2f for each conversation%n"
                        + "  server           %.1f s of CPU, %,.0f MiB resident with all connections%n",
                result.clients,
                result.allLiveSeconds,
                result.p50Millis,
                result.p99Millis,
                result.refusedTries,
                result.readsPerConversation,
                result.serverCpuSeconds,
                result.residentMebibytes);
    }

    private Result measure() {
        try {
            ServerProcess first = ServerProcess.start(folder);
            List<StormVisitor> visitors = arrive(first);
            loop.on(() -> visitors.forEach(StormVisitor::stayAway));
            first.kill();
            await(visitors, visitor -> !visitor.connected(), "a connection outlived its server");
            try (ServerProcess again =
                    ServerProcess.start(folder, first.socket().getPort())) {
                return storm(again, visitors);
            }
        } finally {
            loop.close();
        }
    }

    private List<StormVisitor> arrive(ServerProcess server) {
        Connector connector = new Connector(server.socket(), loop.events());
        List<StormVisitor> visitors = IntStream.range(0, clients)
                .mapToObj(i -> new StormVisitor(connector, loop.events(), server.siteKey()))
                .toList();
        for (int from = 0; from < clients; from += ARRIVING_AT_ONCE) {
            List<StormVisitor> some = visitors.subList(from, Math.min(clients, from + ARRIVING_AT_ONCE));
            loop.on(() -> some.forEach(StormVisitor::come));
            await(some, visitor -> visitor.last() == ENTRIES, "somebody was not served");
        }
        return visitors;
    }

    private Result storm(ServerProcess server, List<StormVisitor> visitors) {
        double readsBefore = reads(server);
        Duration cpuBefore = server.cpu();
        loop.on(() -> visitors.forEach(StormVisitor::come));
        await(visitors, StormVisitor::live, "somebody is not live again");
        double resident = server.residentMebibytes();
        Duration cpu = server.cpu().minus(cpuBefore);
        double reads = reads(server) - readsBefore;
        Latencies times = new Latencies();
        double[] slowest = new double[1];
        int[] refused = new int[1];
        loop.on(() -> visitors.forEach(visitor -> {
            times.record(visitor.nanosToLive());
            slowest[0] = Math.max(slowest[0], visitor.nanosToLive() / 1e9);
            refused[0] += visitor.refused();
            visitor.leave();
        }));
        return new Result(
                Machine.here(),
                clients,
                slowest[0],
                times.millisAt(0.5),
                times.millisAt(0.99),
                refused[0],
                reads / clients,
                cpu.toMillis() / 1000.0,
                resident);
    }

    /// What the server's own counter says.
    private static double reads(ServerProcess server) {
        URI address = server.url().resolve("/metrics");
        try (HttpClient http = HttpClient.newHttpClient()) {
            String metrics = http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            return metrics.lines()
                    .filter(line -> line.startsWith("rapport_database_reads_total "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                    .findFirst()
                    .orElseThrow(() -> new BenchFailed("the server does not count its reads"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", interrupted);
        }
    }

    private void await(List<StormVisitor> visitors, Predicate<StormVisitor> condition, String otherwise) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<StormVisitor> left = new ArrayList<>(visitors);
        while (!left.isEmpty()) {
            Optional<String> wrong = loop.call(() -> {
                left.removeIf(condition);
                return visitors.stream()
                        .flatMap(visitor -> visitor.wrong().stream())
                        .findFirst();
            });
            if (wrong.isPresent()) {
                throw new BenchFailed("the contract was broken: " + wrong.get());
            }
            if (System.nanoTime() > deadline) {
                throw new BenchFailed(otherwise + " (" + left.size() + " of them)");
            }
            Loop.pause(Duration.ofMillis(5));
        }
    }
}
