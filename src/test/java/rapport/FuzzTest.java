package rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Throws bytes at what reads the bytes of strangers, guided by what they reach in it (Jazzer). What it keeps of them
/// lies in `target/fuzz`, and the next run begins there; input that breaks something becomes a file in
/// `src/test/resources/fuzz`.
///
/// `./rapport fuzz --seconds 600` runs this for longer.
@Tag("fuzz")
final class FuzzTest {
    /// How long; 0: not by time but by count, which does not depend on how busy the machine is.
    private static final int SECONDS = Integer.getInteger("rapport.fuzz.seconds", 0);
    private static final int RUNS = 200_000;
    private static final int PATIENCE_SECONDS = 600;

    @ParameterizedTest
    @CsvSource({"rapport.wire.FrameFuzz, frames", "rapport.api.BodyFuzz, bodies"})
    void nothingThatAnybodySendsIsMoreThanRefused(String target, String seeds) throws Exception {
        Path folder = Path.of("target", "fuzz", seeds);
        Files.createDirectories(folder);
        Path log = folder.resolveSibling(seeds + ".log");
        Process fuzzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target,
                        "--instrumentation_includes=rapport.**:tools.jackson.core.**",
                        SECONDS > 0 ? "-max_total_time=" + SECONDS : "-runs=" + RUNS,
                        "-max_len=4096",
                        "-artifact_prefix=" + folder.getParent() + "/" + seeds + "-",
                        "--reproducer_path=" + folder.getParent(),
                        folder.toString(),
                        Path.of("src", "test", "resources", "fuzz", seeds).toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(fuzzer.waitFor(SECONDS + PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("the fuzzer ends; see " + log)
                    .isTrue();
        } finally {
            fuzzer.destroyForcibly();
        }
        assertThat(fuzzer.exitValue()).as(() -> tail(log)).isZero();
        String runs = tail(log)
                .lines()
                .filter(line -> line.startsWith("Done "))
                .findFirst()
                .orElse("");
        assertThat(runs)
                .as(() -> tail(log))
                .matches(SECONDS > 0 ? "Done [1-9][0-9]* runs .*" : "Done " + RUNS + " runs .*");
        System.out.println("fuzz " + seeds + ": " + runs);
    }

    private static String tail(Path log) {
        try {
            String all = Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1);
            return all.substring(Math.max(0, all.length() - 4_000));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
