package rapport.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// What somebody costs who is connected and says nothing: visitors come in two steps, and what the second step adds is
/// divided by how many it brought. What the server needs anyway stays out of it that way.
public final class IdleBench {
    /// Of all visitors, those of the first step.
    private static final int FIRST_PART = 3;

    /// Room for conversations that each agent would have.
    private static final int CAPACITY = 50;

    /// What greeting left behind is collected, and given back, within this time.
    private static final Duration CALM = Duration.ofSeconds(3);

    private IdleBench() {}

    private record Stand(int visitors, double residentMebibytes, LiveHeap heap) {
        static Stand of(ServerProcess server, int visitors) {
            Loop.pause(CALM);
            LiveHeap heap = LiveHeap.of(server.pid());
            Loop.pause(CALM);
            return new Stand(visitors, server.residentMebibytes(), heap);
        }
    }

    private record Result(
            Machine machine,
            int visitors,
            int agents,
            double heapBytesPerVisitor,
            double residentBytesPerVisitor,
            double liveHeapMebibytes,
            double residentMebibytes,
            double residentBeforeMebibytes,
            List<String> largest) {}

    /// Runs, prints the numbers and writes them as JSON to `out`. Gives the exit code of the process.
    public static int run(int visitors, int agents, Path out) {
        return Lab.run(folder -> {
            Result result = measure(folder, visitors, agents);
            print(result);
            Lab.write(out, new JsonMapper().writeValueAsString(result));
        });
    }

    private static Result measure(Path folder, int visitors, int agents) {
        try (ServerProcess server = ServerProcess.start(folder);
                Load load = new Load(server.socket())) {
            Accounts accounts = new Accounts(server.url(), server.admin());
            load.agents(
                    Stream.generate(() -> accounts.hire(CAPACITY)).limit(agents).toList());
            Stand before = Stand.of(server, 0);
            int some = visitors / FIRST_PART;
            load.visitors(some, server.siteKey());
            Stand first = Stand.of(server, some);
            load.visitors(visitors - some, server.siteKey());
            Stand all = Stand.of(server, visitors);
            double more = all.visitors - first.visitors;
            return new Result(
                    Machine.here(),
                    visitors,
                    agents,
                    (all.heap.bytes() - first.heap.bytes()) / more,
                    (all.residentMebibytes - first.residentMebibytes) * (1 << 20) / more,
                    all.heap.bytes() / (double) (1 << 20),
                    all.residentMebibytes,
                    before.residentMebibytes,
                    all.heap.largest());
        }
    }

    private static void print(Result result) {
        System.out.printf(
                "Rapport, idle connections%n"
                        + "  %,d visitors and %,d agents, connected and silent%n"
                        + "  live heap        %,.0f bytes for each visitor, %,.1f MiB in all%n"
                        + "  resident         %,.0f bytes for each visitor, %,.0f MiB in all (%,.0f without visitors)%n"
                        + "  largest on the heap%n",
                result.visitors,
                result.agents,
                result.heapBytesPerVisitor,
                result.liveHeapMebibytes,
                result.residentBytesPerVisitor,
                result.residentMebibytes,
                result.residentBeforeMebibytes);
        result.largest.forEach(line -> System.out.println("  " + line.strip()));
    }
}
