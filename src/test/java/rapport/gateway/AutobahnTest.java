package rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What others think of our WebSockets: the Autobahn suite, in Python as it is, on Jython. Its cases on framing, pings,
/// reserved bits, opcodes, fragments, UTF-8, closing and fragmentation by the way (1 to 7 and 10).
///
/// `./rapport autobahn` fetches the suite and runs this.
@Tag("autobahn")
final class AutobahnTest {
    private static final Path FOLDER = Path.of(System.getProperty("rapport.autobahn", "target/autobahn"));
    private static final long MINUTES = 15;

    @Test
    void noCaseFails() throws Exception {
        JsonNode results;
        try (var echo = new Echo()) {
            results = run(echo.port());
        }
        var behaviour = new TreeMap<String, Map<String, Long>>();
        results.properties()
                .forEach(one -> behaviour
                        .computeIfAbsent(one.getKey().replaceAll("\\..*", ""), chapter -> new TreeMap<>())
                        .merge(verdict(one.getValue()), 1L, Long::sum));
        System.out.println("Autobahn, cases by chapter: " + behaviour);
        var failed = results.properties().stream()
                .filter(one -> !Set.of("OK", "NON-STRICT", "INFORMATIONAL").contains(verdict(one.getValue())))
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.toSet());
        assertThat(failed).isEmpty();
        assertThat(behaviour.keySet()).containsExactly("1", "10", "2", "3", "4", "5", "6", "7");
    }

    /// The worse of what it did and how it closed.
    private static String verdict(JsonNode result) {
        var did = result.path("behavior").stringValue();
        var closed = result.path("behaviorClose").stringValue();
        return did.equals("OK") ? closed : did;
    }

    private static JsonNode run(int port) throws IOException, InterruptedException {
        var reports = FOLDER.resolve("reports").toAbsolutePath();
        var spec = FOLDER.resolve("spec.json").toAbsolutePath();
        Files.writeString(spec, """
                {"outdir": "%s", "servers": [{"agent": "Rapport", "url": "ws://127.0.0.1:%d"}],
                 "cases": ["1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "10.*"],
                 "exclude-cases": [], "exclude-agent-cases": {}}
                """.formatted(reports, port));
        var suite = FOLDER.resolve("suite").toAbsolutePath();
        var log = FOLDER.resolve("autobahn.log").toFile();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        FOLDER.resolve("jython.jar").toAbsolutePath().toString(),
                        "-c",
                        "import sys; sys.path.insert(0, '" + suite + "'); "
                                + "sys.argv = ['wstest', '-m', 'fuzzingclient', '-s', '" + spec + "']; "
                                + "import autobahntestsuite.wstest as wstest; wstest.run()")
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("the suite ends; see " + log)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new JsonMapper().readTree(reports.resolve("index.json").toFile()).path("Rapport");
    }
}
