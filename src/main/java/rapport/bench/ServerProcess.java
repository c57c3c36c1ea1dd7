package rapport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The server under load: a child process from the same jar, with the same flags as this one, on a folder of its own.
final class ServerProcess implements AutoCloseable {

    /// Beyond the usual limit, within the descriptors that a process may open.
    private static final String MOST_CONNECTIONS = "19000";

    private final Child child;

    private ServerProcess(Path folder, int port) {
        Path ready = folder.resolve("ready.json");
        List<String> command = JvmFlags.java();
        command.addAll(List.of("-jar", JvmFlags.ownJar(), "demo", "--port", Integer.toString(port)));
        command.addAll(List.of("--data", folder.resolve("data").toString(), "--ready-file", ready.toString()));
        child = new Child(
                command, ready, folder.resolve("server.log"), Map.of("RAPPORT_CONNECTIONS_MOST", MOST_CONNECTIONS));
    }

    static ServerProcess start(Path folder) {
        return start(folder, 0);
    }

    /// @param port 0 for one that is free
    static ServerProcess start(Path folder, int port) {
        return new ServerProcess(folder, port);
    }

    Child child() {
        return child;
    }

    URI url() {
        return child.url();
    }

    URI socket() {
        return child.socket();
    }

    String siteKey() {
        return child.ready().path("site").path("key").stringValue();
    }

    JsonNode admin() {
        return child.ready().path("admin");
    }

    long pid() {
        return child.pid();
    }

    double residentMebibytes() {
        return child.residentMebibytes();
    }

    /// CPU time that the server has used so far.
    Duration cpu() {
        return child.cpu();
    }

    /// Ends it in the middle of whatever it does.
    void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
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
