package rapport.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// strace, attached to the running server: what the kernel answers when the server flushes is no longer the truth. One
/// at a time.
final class Tracer {

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
