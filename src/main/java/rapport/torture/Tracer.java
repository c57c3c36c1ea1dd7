package rapport.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// strace, attached to the running server: what the kernel answers when the server flushes is no longer the truth. One
/// at a time.
final class Tracer {

    private static final Duration ATTACHED_WITHIN = Duration.ofSeconds(3);
    private static final String FLUSHES = "fsync,fdatasync";

    private Optional<Process> attached = Optional.empty();

    /// From now on each flush fails with an input/output error.
    void failFlushes(long pid) {
        attach(pid, "error=EIO");
    }

    /// From now on each flush takes so much longer.
    void slowFlushes(long pid, int millis) {
        attach(pid, "delay_enter=" + millis * 1_000);
    }

    private void attach(long pid, String injected) {
        detach();
        List<String> command = List.of(
                "strace",
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                "trace=" + FLUSHES,
                "-e",
                "inject=" + FLUSHES + ":" + injected,
                "-p",
                Long.toString(pid));
        try {
            attached = Optional.of(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("/dev/null").toFile())
                    .start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// True once all threads of the process are traced; false if that takes too long.
    boolean awaitAttached(long pid) {
        long deadline = System.nanoTime() + ATTACHED_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            if (allTraced(Path.of("/proc/" + pid + "/task"))) {
                return true;
            }
            Victim.pause(Duration.ofMillis(10));
        }
        return false;
    }

    private static boolean allTraced(Path threads) {
        try (Stream<Path> each = Files.list(threads)) {
            for (Path thread : each.toList()) {
                if (Files.readString(thread.resolve("status")).contains("TracerPid:\t0\n")) {
                    return false;
                }
            }
            return true;
        } catch (IOException ended) {
            return false; // a thread that was there a moment ago
        }
    }

    /// The kernel tells the truth again.
    void detach() {
        attached.ifPresent(strace -> {
            strace.destroy();
            try {
                if (!strace.waitFor(10, TimeUnit.SECONDS)) {
                    strace.destroyForcibly().waitFor();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        attached = Optional.empty();
    }
}
