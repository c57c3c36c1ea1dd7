package rapport.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rapport.desk.DeskId;

/// What it costs to make messages last: batches as a replica appends them, each flushed to the disk before the next,
/// until very many are stored. Nothing but the log is measured; what the desk decides is decided outside the clock.
public final class LogBench {
    private static final int AGENTS = 100;
    private static final DeskId DESK = new DeskId("d_1");
    private static final int CAPACITY = 100;
    /// Points of the curve.
    private static final int STRETCHES = 20;

    private LogBench() {}

    /// @param messages stored in all
    /// @param batch messages in a batch
    /// @param conversations that are open and take turns
    public record Size(int messages, int batch, int conversations) {}

    /// @param stored messages stored by its end
    /// @param perSecond messages stored a second, while nothing else happens
    /// @param cpuMicros of this process, for each message
    /// @param slowestMillis the longest that a batch took
    record Stretch(int stored, double perSecond, double cpuMicros, double slowestMillis, long fileBytes) {}

    record Result(Size size, List<Stretch> stretches) {}

    /// Runs, prints the numbers and writes them as JSON to `out`. Gives the exit code of the process.
    public static int run(Size size, Path out) {
        try {
            try (var scratch = new Scratch()) {
                Scratch.keep(new Result(size, stretches(size, scratch)), out);
            }
            return 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Stretch> stretches(Size size, Scratch scratch) throws IOException {
        System.out.printf(
                "Rapport, the log: %,d messages in batches of %,d, %,d open conversations%n",
                size.messages(), size.batch(), size.conversations());
        var shift = new Shift("l", AGENTS, CAPACITY);
        long position = 0;
        shift.begin();
        shift.online(AGENTS);
        for (int i = 0; i < size.conversations(); i++) {
            shift.somebodyComes();
        }
        scratch.append(DESK, position++, shift.end());
        var stretches = new ArrayList<Stretch>();
        int stored = 0;
        for (int stretch = 1; stretch <= STRETCHES; stretch++) {
            int until = (int) ((long) size.messages() * stretch / STRETCHES);
            int from = stored;
            long nanos = 0;
            long slowest = 0;
            long cpu = 0;
            while (stored < until) {
                shift.begin();
                for (int i = 0; i < size.batch(); i++) {
                    shift.somebodySays();
                }
                stored += size.batch();
                var batch = shift.end();
                long cpuBefore = cpuNanos();
                long began = System.nanoTime();
                scratch.append(DESK, position++, batch);
                long took = System.nanoTime() - began;
                cpu += cpuNanos() - cpuBefore;
                nanos += took;
                slowest = Math.max(slowest, took);
            }
            double count = stored - from;
            var point = new Stretch(stored, count * 1e9 / nanos, cpu / 1e3 / count, slowest / 1e6, scratch.bytes());
            System.out.printf(
                    "  %,11d stored   %,8.0f/s   %5.1f us of CPU each   slowest batch %6.1f ms   %,6d MiB on disk%n",
                    point.stored(),
                    point.perSecond(),
                    point.cpuMicros(),
                    point.slowestMillis(),
                    point.fileBytes() >> 20);
            stretches.add(point);
        }
        return stretches;
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
