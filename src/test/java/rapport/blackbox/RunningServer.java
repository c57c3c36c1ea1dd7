package rapport.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import rapport.blackbox.client.Frame;

/// A server process of the packaged jar on a data folder of its own. It can be stopped, killed without warning, and
/// started again on the same data.
final class RunningServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private final Path folder;
    private Process process;
    private Ready ready;

    private final Map<String, String> environment;
    private final List<String> options;

    private RunningServer(Path folder, Map<String, String> environment, List<String> options) {
        this.folder = folder;
        this.environment = environment;
        this.options = options;
        launch(Ports.free());
    }

    static RunningServer start() {
        return start(Map.of());
    }

    /// @param environment how it is configured
    /// @param options of the JVM, besides those that all have
    static RunningServer start(Map<String, String> environment, String... options) {
        try {
            return new RunningServer(Files.createTempDirectory("rapport-blackbox-"), environment, List.of(options));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Ready ready() {
        return ready;
    }

    Path data() {
        return folder.resolve("data");
    }

    /// How many connections it has closed with this code since it started.
    long closed(int code) {
        String name = "rapport_connections_closed_total{code=\"" + code + "\"} ";
        return Rest.anonymous(ready.url())
                .get("/metrics")
                .expect(200)
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    String log() {
        try {
            return Files.readString(folder.resolve("server.log"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// SIGKILL: no shutdown hook runs, nothing is flushed that was not.
    void kill() {
        ProcessHandle.of(ready.pid()).ifPresent(ProcessHandle::destroyForcibly);
        awaitExit();
    }

    /// SIGTERM, as an operator stops it.
    int stop() {
        process.destroy();
        return awaitExit();
    }

    /// SIGTERM, without waiting for the end.
    void beginToStop() {
        process.destroy();
    }

    /// Starts again on the same data and port.
    void restart() {
        launch(ready.url().getPort());
    }

    /// Whether another process can be started on the same data folder while this one runs.
    boolean startsTwice() {
        Path other = folder.resolve("other.json");
        try {
            Process second = new ProcessBuilder(command(0, other))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("other.log").toFile())
                    .start();
            long deadline = System.nanoTime() + START_LIMIT.toNanos();
            while (second.isAlive() && !Files.exists(other)) {
                if (System.nanoTime() > deadline) {
                    second.destroyForcibly();
                    throw new AssertionError(
                            "neither started nor ended: " + Files.readString(folder.resolve("other.log")));
                }
                pause();
            }
            boolean started = Files.exists(other);
            second.destroyForcibly();
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Runs the command of this name on the data folder, to its end.
    ///
    /// @return the exit code
    int run(String name) {
        List<String> command = java();
        command.addAll(List.of(name, "--data", data().toString()));
        try {
            Process other = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("server.log").toFile()))
                    .start();
            if (!other.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                other.destroyForcibly();
                throw new AssertionError(name + " did not end; it said:\n" + log());
            }
            return other.exitValue();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitExit();
        deleteFolder();
    }

    private void launch(int port) {
        Path readyFile = folder.resolve("ready.json");
        try {
            Files.deleteIfExists(readyFile);
            ProcessBuilder server = new ProcessBuilder(command(port, readyFile));
            server.environment().putAll(environment);
            process = server.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("server.log").toFile()))
                    .start();
            ready = awaitReady(readyFile);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> command(int port, Path readyFile) {
        List<String> command = java();
        command.addAll(List.of("demo", "--port", Integer.toString(port), "--data", data().toString()));
        command.addAll(List.of("--ready-file", readyFile.toString()));
        return command;
    }

    private List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String usual = System.getProperty("rapport.blackbox.jvm", "");
        if (!usual.isBlank()) {
            command.addAll(List.of(usual.trim().split("\\s+")));
        }
        command.addAll(options);
        command.addAll(List.of("-jar", System.getProperty("rapport.jar", "target/rapport.jar")));
        return command;
    }

    private Ready awaitReady(Path readyFile) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!Files.exists(readyFile)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError("the server did not start; it said:\n" + log());
            }
            pause();
        }
        return Ready.of(Frame.parse(Files.readString(readyFile)));
    }

    /// A file of another process cannot be waited for otherwise.
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private int awaitExit() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the server did not end within 20 s; it said:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private void deleteFolder() {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
