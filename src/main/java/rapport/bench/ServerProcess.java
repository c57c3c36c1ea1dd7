package rapport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The server under load: a child process from the same jar, with the same flags as this one, on a folder of its own.
final class ServerProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path folder;
    private final Process process;
    private final JsonNode ready;

    private ServerProcess(Path folder, int port) throws IOException {
        this.folder = folder;
        Path readyFile = folder.resolve("ready.json");
        Files.deleteIfExists(readyFile);
        process = new ProcessBuilder(command(readyFile, port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
        ready = awaitReady(readyFile);
    }

    static ServerProcess start(Path folder) {
        return start(folder, 0);
    }

    /// @param port 0 for one that is free
    static ServerProcess start(Path folder, int port) {
        try {
            return new ServerProcess(folder, port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Flags of the own process go on to the child, so that a start-up cache made for them serves it too.
    private List<String> command(Path readyFile, int port) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-jar", ownJar().toString(), "demo", "--port", Integer.toString(port)));
        command.addAll(List.of("--data", folder.resolve("data").toString(), "--ready-file", readyFile.toString()));
        return command;
    }

    /// Relative where it was given so: the start-up cache remembers the class path as it was written.
    private static Path ownJar() {
        Path asWritten = Path.of(System.getProperty("java.class.path", ""));
        if (asWritten.toString().endsWith(".jar") && Files.isRegularFile(asWritten)) {
            return asWritten;
        }
        try {
            return Path.of(ServerProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new BenchFailed("where the jar lies cannot be told", impossible);
        }
    }

    private JsonNode awaitReady(Path readyFile) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try {
            while (!Files.exists(readyFile)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    throw new BenchFailed(
                            "the server did not start: " + Files.readString(folder.resolve("server.log")));
                }
                TimeUnit.MILLISECONDS.sleep(1);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", interrupted);
        }
        return new JsonMapper().readTree(Files.readString(readyFile));
    }

    URI url() {
        return URI.create(ready.path("url").stringValue());
    }

    URI socket() {
        return URI.create("ws://" + url().getAuthority() + "/ws");
    }

    String siteKey() {
        return ready.path("site").path("key").stringValue();
    }

    JsonNode admin() {
        return ready.path("admin");
    }

    double residentMebibytes() {
        return Machine.residentMebibytes(process.pid())
                .orElseThrow(() -> new BenchFailed("this system does not tell the memory of a process"));
    }

    /// CPU time that the server has used so far.
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

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
