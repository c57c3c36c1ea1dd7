package rapport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import rapport.demo.Cast;
import rapport.demo.Demo;
import rapport.desk.Role;

/// Goes once through what every start does and the first minutes bring, and ends: a JVM that records this
/// (`-XX:AOTCacheOutput`) starts much faster the next time.
@Command(
        name = "rehearse",
        hidden = true,
        description = "Runs through a start and a first conversation, for the start-up cache.")
final class RehearseCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("rapport-rehearsal-");
        try {
            // Twice: what follows the first start on an empty folder is what usually happens.
            rehearse(folder);
            rehearse(folder);
        } finally {
            delete(folder);
        }
        return 0;
    }

    private static void rehearse(Path folder) throws IOException, InterruptedException {
        Map<ConfigKey, String> typed = new EnumMap<>(ConfigKey.class);
        typed.put(ConfigKey.HTTP_HOST, "127.0.0.1");
        typed.put(ConfigKey.HTTP_PORT, "0");
        typed.put(ConfigKey.DATA, folder.toString());
        Config config = ConfigReader.read(typed, Map.of(), Optional.empty());
        try (Server server = new Server(config, Optional.of(new Demo(folder)))) {
            Cast cast = server.cast().orElseThrow();
            new Rehearsal(PublicAddress.url(config.http(), server.port()))
                    .play(server.site(cast).key(), cast.with(Role.AGENT).getFirst());
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
