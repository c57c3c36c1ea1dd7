package rapport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rapport.directory.Directory;
import rapport.sql.Database;
import rapport.sql.StartRefused;

/// For after a backup was put back: what clients hold may go beyond it, or beside it, and no number tells. With another
/// epoch they forget it and read anew.
@Command(
        name = "restored",
        description = "Says that a backup was put back, so that clients forget what they hold and read anew."
                + " For a data folder that is not being served.",
        mixinStandardHelpOptions = true)
final class RestoredCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", description = "The folder that everything is kept in.")
    private @Nullable String data;

    @Option(names = "--config", paramLabel = "FILE", description = "The server's configuration file.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        Map<ConfigKey, String> typed = new EnumMap<>(ConfigKey.class);
        Optional.ofNullable(data).ifPresent(value -> typed.put(ConfigKey.DATA, value));
        Path folder = ConfigReader.read(typed, System.getenv(), Optional.ofNullable(file))
                .data();
        if (!Files.isDirectory(folder)) {
            throw new StartRefused("There is no data folder " + folder.toAbsolutePath() + ".");
        }
        try (Database database = Database.open(folder)) {
            Directory.renewEpoch(database);
        }
        System.out.println("Clients that come back to " + folder.toAbsolutePath() + " will read everything anew.");
        return 0;
    }
}
