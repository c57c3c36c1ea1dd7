package rapport;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Reads `serve` and `demo` with their plain options, and nothing else.
///
/// The command-line library cannot be part of the start-up cache (its classes are of a format that the cache does not
/// take), and what it finds out by reflection takes longer than opening the database. So the two commands that start a
/// server do without it, where there is nothing to explain: help, a mistake, and whatever is written unusually goes to
/// the library, which then answers as ever.
final class PlainStart {
    private PlainStart() {}

    /// @return empty when it is for the library to read
    static Optional<Callable<Integer>> of(String... args) {
        if (args.length == 0) {
            return Optional.empty();
        }
        return switch (args[0]) {
            case "serve" ->
                options(args, Set.of("--port", "--data", "--config"))
                        .map(given -> new ServeCommand(
                                given.get("--port"), given.get("--data"), path(given.get("--config"))));
            case "demo" ->
                options(args, Set.of("--port", "--data", "--ready-file"))
                        .map(given -> new DemoCommand(
                                given.getOrDefault("--port", DemoCommand.USUAL_PORT),
                                path(given.get("--data")),
                                path(given.get("--ready-file"))));
            default -> Optional.empty();
        };
    }

    private static Optional<Map<String, String>> options(String[] args, Set<String> known) {
        Map<String, String> given = new HashMap<>();
        int next = 1;
        while (next < args.length) {
            int equals = args[next].indexOf('=');
            boolean joined = equals > 0;
            if (!joined && next + 1 == args.length) {
                return Optional.empty();
            }
            String name = joined ? args[next].substring(0, equals) : args[next];
            String value = joined ? args[next].substring(equals + 1) : args[next + 1];
            if (!known.contains(name) || !plain(value) || given.put(name, value) != null) {
                return Optional.empty();
            }
            next += joined ? 1 : 2;
        }
        return Optional.of(given);
    }

    /// Nothing that the library could take for something else: an option, a file of arguments, a quotation.
    private static boolean plain(String value) {
        return !value.isEmpty() && "-@\"'".indexOf(value.charAt(0)) < 0;
    }

    private static @Nullable Path path(@Nullable String given) {
        return given == null ? null : Path.of(given);
    }
}
