package rapport.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The short torture: every fault that needs nothing but Java, on the packaged server, with a seed that stays the same.
@Tag("blackbox")
@Tag("long")
class TortureTest {
    private static final Duration TIME = Duration.ofSeconds(24);
    private static final long SEED = 20_260;
    private static final int KILLS = 10;

    @Test
    @Timeout(300)
    void after_kills_freezes_and_a_bad_network_nothing_is_lost_doubled_or_moved(@TempDir Path report) throws Exception {
        Launch launch = new Launch(
                Path.of(System.getProperty("rapport.jar", "target/rapport.jar")),
                List.of(System.getProperty("rapport.blackbox.jvm", "-Xmx256m")
                        .trim()
                        .split("\\s+")));

        JsonNode json = tortured(0, SEED, report, launch);

        Set<Fault> done = EnumSet.noneOf(Fault.class);
        json.path("faults").propertyNames().forEach(name -> done.add(Fault.valueOf(name)));
        Set<Fault> needNothing = EnumSet.allOf(Fault.class);
        needNothing.removeIf(fault -> fault.needs().isPresent());
        assertThat(done).as("faults that happened").isEqualTo(needNothing);
        assertThat(json.path("counts").path("acknowledged").longValue()).isPositive();
        assertThat(json.path("leftOut")).hasSize(4);

        // A death between the flush and the answer makes one of these. With real processes it is chance whether so
        // short a
        // time has one; with more deaths it has.
        long again = again(json);
        for (int more = 1; again == 0 && more <= 3; more++) {
            again = again(tortured(KILLS, SEED + more, report.resolve("kills" + more), launch));
        }
        assertThat(again).as("messages sent again, and known already").isPositive();
    }

    private static long again(JsonNode report) {
        return report.path("counts").path("again").longValue();
    }

    /// The report of a good run.
    private static JsonNode tortured(int kills, long seed, Path report, Launch launch) throws IOException {
        int code = Torture.run(new Torture.Wish(
                kills, false, TIME, seed, 16, Set.of(), EnumSet.allOf(Fault.class), report, launch, true));

        assertThat(code).as(Files.readString(report.resolve("torture.txt"))).isZero();
        return new JsonMapper().readTree(Files.readString(report.resolve("torture.json")));
    }
}
