package rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What others think of our WebSockets: the Autobahn suite, in Python as it is, on Jython. Its cases on framing, pings,
/// reserved bits, opcodes, fragments, UTF-8, closing and fragmentation by the way (1 to 7 and 10).
///
/// `./rapport autobahn` fetches the suite and runs this.
@Tag("autobahn")
final class AutobahnTest {
    private static final Path FOLDER = Path.of(System.getProperty("rapport.autobahn", "target/autobahn"));
    private static final long MINUTES = 15;

    private static final int CASES = 247;
    private static final Set<String> CHAPTERS = Set.of("1", "2", "3", "4", "5", "6", "7", "10");

    @Test
    void noCaseFails() throws Exception {
        AutobahnReport report;
        try (var echo = new Echo()) {
            report = run(echo.port());
        }
        System.out.println("Autobahn, cases by chapter: " + report.byChapter());
        assertThat(report.wrong(CASES, CHAPTERS)).isEmpty();
    }

    private static AutobahnReport run(int port) throws IOException, InterruptedException {
        var reports = FOLDER.resolve("reports").toAbsolutePath();
        var index = reports.resolve("index.json");
        Files.deleteIfExists(index); // of a run before
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
            assertThat(process.exitValue()).as("exit code; see " + log).isZero();
        } finally {
            process.destroyForcibly();
        }
        return AutobahnReport.read(index, "Rapport");
    }
}
