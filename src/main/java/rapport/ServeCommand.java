package rapport;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The real thing, in the foreground until it is told to stop.
@Command(
        name = "serve",
        description = "Runs the server. The first start prints a one-time link that makes the first administrator.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "N", description = "The port to listen on; 0 takes any free one.")
    private @Nullable String port;

    @Option(names = "--data", paramLabel = "DIR", description = "The folder that everything is kept in.")
    private @Nullable String data;

    @Option(names = "--config", paramLabel = "FILE", description = "A file with the keys below.")
    private @Nullable Path file;

    ServeCommand() {}

    ServeCommand(@Nullable String port, @Nullable String data, @Nullable Path file) {
        this.port = port;
        this.data = data;
        this.file = file;
    }

    @Override
    public Integer call() {
        Map<ConfigKey, String> typed = new EnumMap<>(ConfigKey.class);
        Optional.ofNullable(port).ifPresent(value -> typed.put(ConfigKey.HTTP_PORT, value));
        Optional.ofNullable(data).ifPresent(value -> typed.put(ConfigKey.DATA, value));
        Config config = ConfigReader.read(typed, System.getenv(), Optional.ofNullable(file));
        Terminal terminal = new Terminal(System.out);
        try (Stop stop = new Stop();
                Server server = new Server(config, Optional.empty())) {
            String url = PublicAddress.url(config.http(), server.port());
            terminal.serving(url);
            server.setupToken().ifPresent(token -> terminal.setup(url, token));
            stop.await();
        }
        return 0;
    }
}
