package rapport.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How evenly a week's load falls on equal agents, under each strategy. Balanced evens out how busy they are, round
/// robin
/// how many conversations they are given; chance looks at neither, and is even only because a week is long.
final class FairnessTest {
    private static final String WEEK = """
            {'visitorsPerHour': [0, 0, 0, 0, 0, 0, 0, 0, 0, 80, 80, 80, 80, 80, 80, 80, 0, 0, 0, 0, 0, 0, 0, 0],
             'minutesPerChat': 9, 'days': 7, 'seed': 3, 'policy': {'strategy': '%s'},
             'agents': [{'count': 10, 'capacity': 3, 'shifts': [{'from': '09:00', 'to': '17:00'}]}]}""";

    /// What the agent who was given most had in relation to the one who was given least, over some 4,000 visitors.
    private static double spread(Report report) {
        var given = report.agents().stream()
                .mapToDouble(Report.Served::conversations)
                .summaryStatistics();
        return given.getMax() / given.getMin();
    }

    @ParameterizedTest
    @CsvSource({"balanced, 1.2", "round_robin, 1.03", "random, 1.25"})
    void equalAgentsAreGivenAboutEquallyMany(String strategy, double most) {
        var report = Plans.run(WEEK.formatted(strategy));

        System.out.printf(
                "%-12s most/fewest conversations %.3f, Jain's index %.4f%n",
                strategy, spread(report), report.total().fairness().orElseThrow());
        assertThat(spread(report)).isBetween(1.0, most);
        assertThat(report.total().fairness().orElseThrow()).isGreaterThan(0.98);
    }

    @Test
    void balancedKeepsTheLoadMoreEvenThanChance() {
        var fairness = Map.of(
                "balanced",
                        Plans.run(WEEK.formatted("balanced")).total().fairness().orElseThrow(),
                "random", Plans.run(WEEK.formatted("random")).total().fairness().orElseThrow());

        assertThat(fairness.get("balanced")).isGreaterThan(fairness.get("random"));
    }
}
