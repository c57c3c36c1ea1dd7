package rapport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Starts the contestants, each as a process of its own.
final class Rivals {

    /// In the order in which they are shown.
    static final List<String> NAMES = List.of("rapport", "relay", "node-ws", "tutorial");

    /// Who is not measured, and why.
    static final Map<String, String> NOT_HERE = Map.of("ejabberd", "it speaks XMPP, which the generator does not");

    private static final Path SOURCES = Path.of("rivals");

    private Rivals() {}

    /// @param folder an empty one, for logs and data
    /// @throws LeftOut if it cannot take part here
    static Contestant start(String name, Path folder) {
        return switch (name) {
            case "rapport" -> new Rapport(folder);
            case "relay" -> relay(folder);
            case "node-ws" -> node(folder);
            case "tutorial" -> tutorial(folder);
            default -> throw new BenchFailed("nobody is called " + name + "; there are " + String.join(", ", NAMES));
        };
    }

    private static Contestant relay(Path folder) {
        Path ready = folder.resolve("ready.json");
        List<String> command = JvmFlags.java();
        command.addAll(List.of("-cp", JvmFlags.ownJar(), "rapport.bench.rival.Relay", ready.toString()));
        Child child = new Child(command, ready, folder.resolve("server.log"));
        return new Rival("relay", Map.of("what", "Netty, stores nothing"), child, Sweep::jvm, Optional.empty());
    }

    private static Contestant node(Path folder) {
        Path program = SOURCES.resolve("node-ws").resolve("relay.mjs");
        if (!Files.isRegularFile(program)) {
            throw new LeftOut("its source is not here: it runs from a checkout");
        }
        if (!Tools.onPath("node")) {
            throw new LeftOut("Node is not installed");
        }
        Path ready = folder.resolve("ready.json");
        List<String> command = List.of("node", "--expose-gc", program.toString(), ready.toString());
        Child child = new Child(command, ready, folder.resolve("server.log"));
        String version = child.ready().path("node").stringValue();
        return new Rival(
                "node-ws",
                Map.of("what", "Node " + version + " with ws, stores nothing"),
                child,
                Sweep::node,
                Optional.empty());
    }

    private static Contestant tutorial(Path folder) {
        Path jar = TutorialBuild.jar(SOURCES.resolve("tutorial"));
        Path ready = folder.resolve("ready.json");
        List<String> command = new ArrayList<>(List.of(JvmFlags.tool("java"), "-jar", jar.toString()));
        command.add("--ready-file=" + ready);
        Child child = new Child(command, ready, folder.resolve("server.log"));
        try {
            JsonNode database = child.ready().path("database");
            // A table that may lose what it acknowledged would be another race.
            if (database.path("flushLogAtCommit").intValue(0) != 1) {
                throw new BenchFailed("MariaDB does not flush at commit: " + database);
            }
            String about = "Spring Boot, Tomcat, two inserts into MariaDB %s, innodb_flush_log_at_trx_commit=%d"
                    .formatted(
                            database.path("version").stringValue(),
                            database.path("flushLogAtCommit").intValue());
            return new Rival(
                    "tutorial",
                    Map.of("what", about, "database", database.toString()),
                    child,
                    Sweep::jvm,
                    Optional.of(server(Path.of(database.path("pidFile").stringValue()))));
        } catch (BenchFailed failed) {
            child.close();
            throw failed;
        }
    }

    /// The process of the database, by the file in which it says who it is; else the only one there is.
    private static ProcessHandle server(Path pidFile) {
        if (Files.isReadable(pidFile)) {
            try {
                long pid = Long.parseLong(Files.readString(pidFile).strip());
                return ProcessHandle.of(pid)
                        .orElseThrow(() -> new BenchFailed("MariaDB's process is not on this machine"));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        List<ProcessHandle> all = ProcessHandle.allProcesses()
                .filter(process -> Tools.name(process).matches("mariadbd|mysqld"))
                .toList();
        if (all.size() != 1) {
            throw new BenchFailed("which process is MariaDB cannot be told: " + all.size() + " look like it");
        }
        return all.getFirst();
    }
}
