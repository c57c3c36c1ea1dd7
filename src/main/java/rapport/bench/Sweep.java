package rapport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Has a process collect its garbage, so that what is measured of its memory is what it holds, not what it has not
/// swept
/// up yet.
final class Sweep {
    private static final Duration SETTLING = Duration.ofMillis(300);

    private Sweep() {}

    static void jvm(long pid) {
        run(JvmFlags.tool("jcmd"), Long.toString(pid), "GC.run");
    }

    /// The relay on Node does it when it is told so by a signal.
    static void node(long pid) {
        run("kill", "-USR2", Long.toString(pid));
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new BenchFailed(command[0] + " did not work, and memory cannot be compared without it");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", interrupted);
        }
        Loop.pause(SETTLING);
    }
}
