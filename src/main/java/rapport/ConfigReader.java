package rapport;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import rapport.directory.Origin;
import rapport.sql.StartRefused;

/// Puts the configuration together: what was typed on the command line counts most, then the environment, then the
/// file, then the defaults. A key that does not exist stops the start, with the one that was probably meant.
final class ConfigReader {
    private static final int COMMAND_LINE = 400;
    private static final int ENVIRONMENT = 300;
    private static final int FILE = 200;
    private static final int DEFAULTS = 100;
    /// Variables of ours that are no keys: they count before there is a configuration.
    private static final Set<String> OTHER_VARIABLES = Set.of("RAPPORT_LOG_FORMAT", "RAPPORT_HEAP", "RAPPORT_AOT");

    private final SmallRyeConfig config;

    private ConfigReader(SmallRyeConfig config) {
        this.config = config;
    }

    /// @param typed by key
    static Config read(Map<ConfigKey, String> typed, Map<String, String> environment, Optional<Path> file) {
        Map<String, String> commandLine = new HashMap<>();
        typed.forEach((key, value) -> commandLine.put(key.key(), value));
        Map<String, String> defaults =
                Arrays.stream(ConfigKey.values()).collect(Collectors.toMap(ConfigKey::key, ConfigKey::usual));
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(
                        new PropertiesConfigSource(commandLine, "the command line", COMMAND_LINE),
                        new PropertiesConfigSource(variables(environment), "the environment", ENVIRONMENT),
                        new PropertiesConfigSource(file.map(ConfigReader::load).orElse(Map.of()), "the file", FILE),
                        new PropertiesConfigSource(defaults, "the defaults", DEFAULTS))
                .build();
        return new ConfigReader(config).config();
    }

    private Config config() {
        return new Config(
                Path.of(text(ConfigKey.DATA)),
                new Config.Http(
                        text(ConfigKey.HTTP_HOST),
                        (int) number(ConfigKey.HTTP_PORT, 0, 65_535),
                        optional(ConfigKey.HTTP_PUBLIC_ORIGIN).map(this::origin),
                        proxies(),
                        Duration.ofSeconds(number(ConfigKey.HTTP_BODY_SECONDS, 1, 3_600)),
                        Duration.ofSeconds(number(ConfigKey.HTTP_NOTICE_SECONDS, 0, 10))),
                new Config.Uploads(number(ConfigKey.UPLOADS_MAX_BYTES, 1, 1L << 40)),
                new Config.Connections(
                        (int) number(ConfigKey.CONNECTIONS_MOST, 1, 1_000_000),
                        (int) number(ConfigKey.CONNECTIONS_ARRIVING, 1, 1_000_000),
                        (int) number(ConfigKey.CONNECTIONS_PER_ADDRESS, 0, 1_000_000),
                        (int) number(ConfigKey.CONNECTIONS_PER_VISITOR, 1, 1_000),
                        (int) number(ConfigKey.CONNECTIONS_SENDS_PER_SECOND, 1, 1_000_000),
                        (int) number(ConfigKey.CONNECTIONS_SEND_BURST, 1, 1_000_000),
                        Duration.ofSeconds(number(ConfigKey.CONNECTIONS_TICK_SECONDS, 1, 3_600)),
                        Duration.ofSeconds(number(ConfigKey.CONNECTIONS_STUCK_SECONDS, 1, 3_600))));
    }

    private Set<String> proxies() {
        return optional(ConfigKey.HTTP_TRUSTED_PROXIES).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toSet());
    }

    private Origin origin(String text) {
        return Origin.parse(text)
                .orElseThrow(() -> wrong(ConfigKey.HTTP_PUBLIC_ORIGIN, "an origin such as https://chat.example.com"));
    }

    private String text(ConfigKey key) {
        return optional(key).orElseThrow(() -> wrong(key, "something"));
    }

    private Optional<String> optional(ConfigKey key) {
        return config.getOptionalValue(key.key(), String.class)
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty));
    }

    private long number(ConfigKey key, long least, long most) {
        String text = text(key);
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through.
        }
        throw wrong(key, "a whole number from " + least + " to " + most);
    }

    private StartRefused wrong(ConfigKey key, String wanted) {
        String source = config.getConfigValue(key.key()).getConfigSourceName();
        return new StartRefused("`" + key.key() + "` in " + source + " has to be " + wanted + ", not \""
                + config.getConfigValue(key.key()).getRawValue() + "\".");
    }

    private static Map<String, String> variables(Map<String, String> environment) {
        Map<String, String> byVariable =
                Arrays.stream(ConfigKey.values()).collect(Collectors.toMap(ConfigKey::variable, ConfigKey::key));
        Map<String, String> values = new HashMap<>();
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (byVariable.containsKey(variable)) {
                values.put(byVariable.get(variable), value);
            } else if (variable.startsWith("RAPPORT_") && !OTHER_VARIABLES.contains(variable)) {
                throw unknown(variable, "the environment", byVariable.keySet());
            }
        });
        return values;
    }

    private static Map<String, String> load(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused("The configuration file " + file + " cannot be read: " + e.getMessage(), e);
        }
        Set<String> known =
                Arrays.stream(ConfigKey.values()).map(ConfigKey::key).collect(Collectors.toSet());
        Map<String, String> values = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (!known.contains(key)) {
                throw unknown(key, file.toString(), known);
            }
            values.put(key, properties.getProperty(key));
        }
        return values;
    }

    private static StartRefused unknown(String key, String where, Set<String> known) {
        String hint = Similar.to(key, known)
                .map(near -> " Did you mean \"" + near + "\"?")
                .orElse(" See: rapport serve --help");
        return new StartRefused("There is no key \"" + key + "\" (in " + where + ")." + hint);
    }
}
