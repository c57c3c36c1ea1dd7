package rapport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rapport.demo.Cast;
import rapport.demo.Demo;
import rapport.demo.Ready;

/// A shop to try everything in, on this machine only, in the foreground until it is told to stop.
@Command(
        name = "demo",
        description = "A shop page with the widget, three agents, a supervisor and an administrator.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    static final String USUAL_PORT = "7070";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = DemoCommand.USUAL_PORT,
            description = "The port to listen on; 0 takes any free one (default: ${DEFAULT-VALUE}).")
    private String port = USUAL_PORT;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder that everything is kept in between starts (default: a fresh one).")
    private @Nullable Path data;

    @Option(
            names = "--ready-file",
            paramLabel = "FILE",
            description = "Holds addresses and passwords as JSON, once the server serves.")
    private @Nullable Path readyFile;

    DemoCommand() {}

    DemoCommand(String port, @Nullable Path data, @Nullable Path readyFile) {
        this.port = port;
        this.data = data;
        this.readyFile = readyFile;
    }

    @Override
    public Integer call() {
        Path folder = data == null ? freshFolder() : data;
        Map<ConfigKey, String> typed = new EnumMap<>(ConfigKey.class);
        typed.put(ConfigKey.HTTP_HOST, "127.0.0.1");
        typed.put(ConfigKey.HTTP_PORT, port);
        typed.put(ConfigKey.DATA, folder.toString());
        Config config = ConfigReader.read(typed, System.getenv(), Optional.empty());
        try (Stop stop = new Stop();
                Server server = new Server(config, Optional.of(new Demo(folder)))) {
            String url = PublicAddress.url(config.http(), server.port());
            Cast cast = server.cast().orElseThrow();
            Optional.ofNullable(readyFile)
                    .ifPresent(file -> Ready.of(url, server.site(cast), cast).write(file));
            new Terminal(System.out).demo(url, cast);
            stop.await();
        }
        return 0;
    }

    private static Path freshFolder() {
        try {
            return Files.createTempDirectory("rapport-demo-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
