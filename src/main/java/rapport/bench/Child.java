package rapport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A process of ours that is measured: it writes a file of JSON, with its `url`, once it listens.
final class Child implements AutoCloseable {

    /// What a process ends with if something that it needs is not there: EX_UNAVAILABLE of sysexits.h.
    private static final int UNAVAILABLE = 69;

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int STOP_SECONDS = 20;

    private final Process process;
    private final Path log;
    private final JsonNode ready;

    /// Returns once the process is ready.
    ///
    /// @param ready the file that the process writes
    /// @throws LeftOut if the process says that something is not installed
    /// @throws BenchFailed if it does not start
    Child(List<String> command, Path ready, Path log) {
        this(command, ready, log, Map.of());
    }

    /// @param environment what it gets beside what this process has
    Child(List<String> command, Path ready, Path log, Map<String, String> environment) {
        this.log = log;
        try {
            Files.deleteIfExists(ready);
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            process = builder.start();
            this.ready = awaitReady(ready);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private JsonNode awaitReady(Path file) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try {
            while (!Files.exists(file)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    process.destroyForcibly().waitFor();
                    throw notStarted();
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", interrupted);
        }
        return new JsonMapper().readTree(Files.readString(file));
    }

    private RuntimeException notStarted() throws IOException {
        String said = Files.readString(log).strip();
        return process.exitValue() == UNAVAILABLE
                ? new LeftOut(said)
                : new BenchFailed("the server did not start: " + said);
    }

    /// What it wrote when it was ready.
    JsonNode ready() {
        return ready;
    }

    URI url() {
        return URI.create(ready.path("url").stringValue());
    }

    URI socket() {
        return URI.create("ws://" + url().getAuthority() + "/ws");
    }

    long pid() {
        return process.pid();
    }

    double residentMebibytes() {
        return Machine.residentMebibytes(process.pid())
                .orElseThrow(() -> new BenchFailed("this system does not tell the memory of a process"));
    }

    /// CPU time that it has used so far, as user and in the system.
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Ends it in the middle of whatever it does.
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// What it has printed so far.
    String printed() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
