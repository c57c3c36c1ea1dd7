package rapport.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A hundred and twenty worlds, each lived twice, and those that once showed a bug.
class SimulationTest {
    private static final int SEEDS = 120;

    @Test
    void everyPromiseIsKeptInEveryWorld() {
        var survey = new Survey();
        for (long seed = 1; seed <= SEEDS && survey.failed().isEmpty(); seed++) {
            survey.add(Trial.twice(Plan.of(seed)));
        }

        assertThat(survey.failed().stream().map(Survey::reproduction)).isEmpty();
        assertThat(survey.sometimes().never())
                .as("what %s never came upon", survey.report(Duration.ofSeconds(1)))
                .isEmpty();
    }

    @Test
    void seedsThatOnceShowedABugDoNotAnyMore() throws IOException {
        try (var file = SimulationTest.class.getResourceAsStream("seeds")) {
            var lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            assertThat(lines)
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(
                                    new World(Plan.parse(line)).live().broken())
                            .as(line)
                            .isEmpty());
        }
    }

    @Test
    void aPlanIsMadeSmallAndFoundAgainByItsLine() {
        var plan = Plan.of(7).without("v0");

        assertThat(Plan.parse("7 v0")).isEqualTo(plan);
        assertThat(plan.parts()).doesNotContain("v0");
    }
}
