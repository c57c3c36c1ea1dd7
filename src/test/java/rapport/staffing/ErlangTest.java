package rapport.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// The formulas, against other ways to the same number.
final class ErlangTest {
    @Test
    void oneServerIsTheTextbookQueue() {
        var one = Erlang.c(1, 0.8);
        assertThat(one.waits()).isCloseTo(0.8, within(1e-12));
        assertThat(one.meanWait()).isCloseTo(0.8 / 0.2, within(1e-12));
        assertThat(one.longerThan(3)).isCloseTo(0.8 * Math.exp(-0.6), within(1e-12));
    }

    @Test
    void theSumsInBooksSayTheSame() {
        for (int servers : new int[] {2, 5, 20}) {
            for (double load : new double[] {0.1, 0.5, 0.9}) {
                double erlangs = load * servers;
                double term = 1;
                double below = 0;
                for (int n = 1; n <= servers; n++) {
                    below += term;
                    term *= erlangs / n;
                }
                double waiting = term / (1 - load);
                assertThat(Erlang.c(servers, erlangs).waits()).isCloseTo(waiting / (below + waiting), within(1e-12));
            }
        }
        assertThat(Erlang.b(10, 5)).isCloseTo(0.0184, within(5e-5));
    }

    @Test
    void whereNobodyGivesUpTheTwoAreOne() {
        var patient = Erlang.a(5, 4, 1e7);
        var c = Erlang.c(5, 4);
        assertThat(patient.waits()).isCloseTo(c.waits(), within(1e-5));
        assertThat(patient.meanWait()).isCloseTo(c.meanWait(), within(1e-4));
        assertThat(patient.abandons()).isCloseTo(0, within(1e-6));
    }

    /// As patient as a conversation is long: it makes no difference to the number of visitors whether one
    /// leaves because they were served or because they gave up, and that number is Poisson.
    @Test
    void withPatienceOfOneLengthTheNumberOfVisitorsIsPoisson() {
        double below = 0;
        double term = Math.exp(-4);
        for (int n = 0; n < 5; n++) {
            below += term;
            term *= 4.0 / (n + 1);
        }
        assertThat(Erlang.a(5, 4, 1).waits()).isCloseTo(1 - below, within(1e-12));
    }

    @Test
    void tooMuchLoadHasNoFormula() {
        assertThatThrownBy(() -> Erlang.c(5, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boundsAreThoseOfStudentsTable() {
        assertThat(StudentT.bound(29, 0.05)).isCloseTo(2.045, within(0.002));
        assertThat(StudentT.bound(5, 0.01)).isCloseTo(4.032, within(0.002));
        assertThat(StudentT.bound(29, 0.001)).isCloseTo(3.659, within(0.005));
    }
}
