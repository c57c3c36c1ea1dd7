package rapport.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The server process: started, killed, stopped, frozen, on a folder of its own and always on the same port. Only
/// processes that it started itself are ever signalled, by their ids.
final class Victim implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    private static final Pattern SETUP = Pattern.compile("/setup#(\\S+)");
    private static final String SERVING = "Rapport serves";

    private final Launch launch;
    private final Path folder;
    private final Optional<SmallDisk> disk;
    private final Optional<Path> faketime;
    private final int port;
    private Optional<Process> process = Optional.empty();
    private long logFrom;

    /// @param folder for everything of this run
    Victim(Launch launch, Path folder, Set<Tool> tools) {
        this.launch = launch;
        this.folder = folder;
        try {
            Files.createDirectories(folder.resolve("disk"));
            disk = tools.contains(Tool.MOUNT) ? Optional.of(SmallDisk.mount(folder.resolve("disk"))) : Optional.empty();
            faketime = tools.contains(Tool.FAKETIME) ? Tool.faketime() : Optional.empty();
            turnClock(0);
            port = freePort();
            // Whoever ends the torture ends what it started.
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "victim"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Nothing else asks for it in the moments in which the server is down; if something does, the start says so.
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Optional<SmallDisk> disk() {
        return disk;
    }

    long pid() {
        return process.orElseThrow().pid();
    }

    /// Starts, and returns once it serves. False if it refused to start; [#log] tells why.
    boolean start() {
        try {
            logFrom = Files.exists(logFile()) ? Files.size(logFile()) : 0;
            List<String> command =
                    launch.command(port, folder.resolve("disk/data").toAbsolutePath());
            ProcessBuilder builder = new ProcessBuilder(
                            disk.map(small -> small.inside(command)).orElse(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("RAPPORT_"));
            builder.environment().putAll(environment());
            process = Optional.of(builder.start());
            return awaitServing(process.get());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Short ticks, because all clients wait for two of them before they give a connection up; and no limits for those
    /// who come from one machine.
    private Map<String, String> environment() {
        Map<String, String> quick = Map.of(
                "RAPPORT_HTTP_HOST", "127.0.0.1",
                "RAPPORT_CONNECTIONS_TICK_SECONDS", "2",
                "RAPPORT_CONNECTIONS_PER_ADDRESS", "0",
                "RAPPORT_CONNECTIONS_PER_VISITOR", "100",
                "RAPPORT_CONNECTIONS_SENDS_PER_SECOND", "1000",
                "RAPPORT_CONNECTIONS_SEND_BURST", "1000");
        if (faketime.isEmpty()) {
            return quick;
        }
        var turned = new HashMap<>(quick);
        turned.put("LD_PRELOAD", faketime.get().toString());
        turned.put("FAKETIME_TIMESTAMP_FILE", clockFile().toAbsolutePath().toString());
        turned.put("FAKETIME_CACHE_DURATION", "1");
        // Only the wall clock; and without the mending of waits that makes a start take twenty times as long.
        turned.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        turned.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        turned.put("DONT_FAKE_MONOTONIC", "1");
        turned.put("NO_FAKE_STAT", "1");
        return turned;
    }

    private boolean awaitServing(Process started) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!log().contains(SERVING)) {
            if (!started.isAlive()) {
                return false;
            }
            if (System.nanoTime() > deadline) {
                started.destroyForcibly();
                throw new TortureFailed("the server did not start: " + log());
            }
            pause(Duration.ofMillis(5));
        }
        return true;
    }

    /// What it said since the last start.
    String log() {
        return log(logFrom);
    }

    String wholeLog() {
        return log(0);
    }

    private String log(long since) {
        try {
            byte[] all = Files.exists(logFile()) ? Files.readAllBytes(logFile()) : new byte[0];
            int from = (int) Math.min(since, all.length);
            return new String(all, from, all.length - from, StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// From the terminal of the first start.
    String setupToken() {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            var found = SETUP.matcher(log());
            if (found.find()) {
                return found.group(1);
            }
            pause(Duration.ofMillis(5));
        }
        throw new TortureFailed("no link to make the first administrator: " + log());
    }

    boolean alive() {
        return process.filter(Process::isAlive).isPresent();
    }

    /// The exit code of a process that is over.
    int exitCode() {
        return process.orElseThrow().exitValue();
    }

    /// SIGKILL: no hook runs, nothing is flushed that was not.
    void kill() {
        process.ifPresent(running -> {
            running.destroyForcibly();
            await(running, STOP_LIMIT);
        });
    }

    /// SIGTERM, as an operator stops it. False if it did not end in time, and was killed.
    boolean stop() {
        Process running = process.orElseThrow();
        running.destroy();
        boolean inTime = await(running, STOP_LIMIT);
        if (!inTime) {
            kill();
        }
        return inTime;
    }

    /// SIGSTOP: it stands still, its sockets stay open.
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        if (alive()) {
            run(List.of("kill", "-" + name, Long.toString(pid())));
        }
    }

    private static void run(List<String> command) {
        try {
            await(new ProcessBuilder(command).start(), Duration.ofSeconds(5));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The server's clock, in seconds from the right time.
    void turnClock(int seconds) {
        if (faketime.isPresent()) {
            try {
                Path fresh = folder.resolve("clock.new");
                Files.writeString(fresh, (seconds < 0 ? "" : "+") + seconds + "\n");
                Files.move(fresh, clockFile(), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private Path clockFile() {
        return folder.resolve("clock");
    }

    /// The data folder, as this process can read it.
    Path data() {
        return disk.map(SmallDisk::seenFromHere).orElse(folder.resolve("disk")).resolve("data");
    }

    private Path logFile() {
        return folder.resolve("server.log");
    }

    private static boolean await(Process ending, Duration limit) {
        try {
            return ending.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TortureFailed("interrupted", interrupted);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TortureFailed("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        kill();
        disk.ifPresent(SmallDisk::close);
    }
}
