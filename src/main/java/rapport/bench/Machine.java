package rapport.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// What the numbers were measured on.
record Machine(int cores, String cpu, long memoryMebibytes, String system, String java) {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final long TICK_NANOS = 10_000_000;

    static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                field(Path.of("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch", "unknown")),
                SYSTEM.getTotalMemorySize() >> 20,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().toString());
    }

    /// CPU time that this process has used, in nanoseconds.
    static long ownCpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /// CPU time that all processes together have used, and that was taken by other machines on the same hardware, in
    /// nanoseconds; empty where the system does not tell it this way.
    static Optional<Long> busyNanos() {
        return field(Path.of("/proc/stat"), "cpu ").map(Machine::busyNanos);
    }

    /// @param stat the first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq and steal, in
    ///     hundredths of a second
    static long busyNanos(String stat) {
        long[] ticks = Arrays.stream(stat.substring(stat.indexOf(' ')).strip().split(" +"))
                .mapToLong(Long::parseLong)
                .toArray();
        return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7]) * TICK_NANOS;
    }

    /// Memory of a process that is in RAM, in mebibytes; empty where the system does not tell it this way.
    static Optional<Double> residentMebibytes(long pid) {
        return field(Path.of("/proc/" + pid + "/status"), "VmRSS")
                .map(value -> Long.parseLong(value.split(" ")[0]) / 1024.0);
    }

    private static Optional<String> field(Path file, String name) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
