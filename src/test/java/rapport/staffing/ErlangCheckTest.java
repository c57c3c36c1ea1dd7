package rapport.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The simulation says what queueing theory says, where that says anything.
///
/// How far the two may differ is not chosen: it is the confidence interval of the run, wide enough that of all
/// comparisons of a simulation that is right one in a hundred runs would show any as wrong. Seeds are fixed, so
/// it is always the same.
final class ErlangCheckTest {
    private static final long VISITORS = 40_000;

    @Test
    void agreesWithErlangCAndErlangA() {
        var comparisons = ErlangCheck.compare(ErlangCheck.SETTINGS, VISITORS, 2024);
        assertThat(comparisons).hasSize(7 * 2 + 3 * 3);
        assertThat(comparisons).as(ErlangCheck.table(comparisons)).allMatch(ErlangCheck.Comparison::agrees);
    }

    /// What would be wrong with the simulation would show: one agent more or less makes a difference that the
    /// same bounds do not forgive.
    @Test
    void oneAgentMoreWouldBeNoticed() {
        var setting = new ErlangCheck.Setting(5, 1, 0.8, Optional.empty());
        var comparisons = ErlangCheck.compare(List.of(setting), VISITORS, 2024);
        var wrong = Erlang.c(6, setting.erlangs());
        assertThat(comparisons).allMatch(ErlangCheck.Comparison::agrees);
        assertThat(Math.abs(comparisons.get(0).simulated() - wrong.waits()))
                .isGreaterThan(2 * comparisons.get(0).bound());
        assertThat(Math.abs(comparisons.get(1).simulated() - wrong.meanWait() * 900))
                .isGreaterThan(2 * comparisons.get(1).bound());
    }
}
