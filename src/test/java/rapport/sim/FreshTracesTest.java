package rapport.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The client of `web/client` does what its port does, in worlds that nobody has seen before, and where whims rule. It
/// is run by vitest, so this needs Node and `web/node_modules`, as the build does.
class FreshTracesTest {
    private static final int WORLDS = 20;
    private static final int WHIMS = 100;
    private static final int INPUTS_OF_WHIMS = 300;
    private static final long PATIENCE_MINUTES = 5;

    @Test
    void theClientDoesWhatItsPortDoes(@TempDir Path folder) throws Exception {
        long first = new Random().nextInt(1, 1_000_000_000);
        var traces = new ArrayList<Trace>();
        for (long seed = first; seed < first + WORLDS; seed++) {
            var written = new Traces();
            assertThat(new World(Plan.of(seed), Optional.of(written)).live().broken())
                    .as("./rapport sim --seed " + seed)
                    .isEmpty();
            written.write(folder);
            traces.addAll(written.all());
        }
        for (long seed = first; seed < first + WHIMS; seed++) {
            var trace = Whims.trace(seed, INPUTS_OF_WHIMS);
            trace.write(folder);
            traces.add(trace);
        }
        long inputs = traces.stream().mapToLong(Trace::inputs).sum();

        var said = folder.resolve("vitest.log").toFile();
        int code = vitest(folder, said);

        var replayed = folder.resolve("replayed.json");
        assertThat(replayed)
                .as("replayed by vitest, in web/ after npm ci; it said:%n%s", Files.readString(said.toPath()))
                .exists();
        var report = Json.read(Files.readString(replayed));
        assertThat(report.path("differences").valueStream().map(one -> one.asString()))
                .as(
                        "seen again by ./rapport sim --seed N --traces DIR; cd web; RAPPORT_TRACES=DIR npx vitest run traces")
                .isEmpty();
        System.out.println("From seed " + first + ": " + report);
        assertThat(Json.number(report, "traces")).isEqualTo(traces.size());
        assertThat(Json.number(report, "inputs")).isEqualTo(inputs);
        assertThat(code).as(Files.readString(said.toPath())).isZero();
    }

    private static int vitest(Path folder, File said) throws Exception {
        var command = new ProcessBuilder(
                "npx", "--no-install", "vitest", "run", "client/test/traces.test.ts", "-t", "in new worlds");
        command.environment().put("RAPPORT_TRACES", folder.toAbsolutePath().toString());
        var process = command.directory(new File("web"))
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    .as("vitest ends within " + PATIENCE_MINUTES + " minutes")
                    .isTrue();
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
