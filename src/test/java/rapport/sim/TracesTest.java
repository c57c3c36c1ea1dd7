package rapport.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Writing traces.
class TracesTest {
    @Test
    void changesNothingInTheWorld() {
        var traces = new Traces();
        var written = new World(Plan.of(3), Optional.of(traces)).live();

        assertThat(written.trace()).isEqualTo(new World(Plan.of(3)).live().trace());
        assertThat(traces.all()).isNotEmpty();
    }

    @Test
    void givesAFileForEachPageThatThePortCanReplay(@TempDir Path folder) throws Exception {
        int code = new CommandLine(new SimCommand()).execute("--seed", "6", "--traces", folder.toString());

        assertThat(code).isZero();
        try (var files = Files.list(folder)) {
            assertThat(files.toList()).isNotEmpty().allSatisfy(file -> {
                var name = file.getFileName().toString();
                assertThat(name).matches("seed-6-[va]\\d\\.\\d-\\d+\\.jsonl");
                assertThat(Replay.of(name, Files.readAllLines(file))).isPositive();
            });
        }
    }
}
