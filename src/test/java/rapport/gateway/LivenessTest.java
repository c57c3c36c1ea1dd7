package rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.gateway.Liveness.Finding.ALIVE;
import static rapport.gateway.Liveness.Finding.SILENT;
import static rapport.gateway.Liveness.Finding.STUCK;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Who is dead is found within two ticks of the last sign of life, whether or not a tick could still be sent; who lives
/// and takes nothing, after the time that is configured. A tick is 20 s here, and that time 60.
final class LivenessTest {
    private final Liveness liveness = new Liveness(Gate.Settings.DEFAULT, at(0));

    @Test
    void aTickThatIsNotAnsweredUntilTheNextIsTheEnd() {
        assertThat(writable(20)).isEqualTo(ALIVE);
        liveness.asked();
        assertThat(writable(40)).isEqualTo(SILENT);
    }

    @Test
    void aTickThatIsAnsweredIsNot() {
        liveness.asked();
        liveness.answered();
        assertThat(writable(20)).isEqualTo(ALIVE);
    }

    @Test
    void whoIsNotReadOwesNothing() {
        liveness.asked();
        assertThat(liveness.look(true, true, at(20))).isEqualTo(ALIVE);
    }

    @Test
    void aDeadConnectionWithUnsentDataIsFoundTwoTicksAfterTheLastSignOfLife() {
        liveness.heard(at(5));
        assertThat(full(20)).isEqualTo(ALIVE);
        assertThat(liveness.due(at(20))).isEmpty();
        assertThat(full(40)).isEqualTo(ALIVE);
        assertThat(liveness.due(at(40))).hasValue(Duration.ofSeconds(5).toNanos());
        assertThat(full(45)).isEqualTo(SILENT);
    }

    @Test
    void aTickThatWasOwedBeforeNothingCouldBeSentIsNoReasonToEndSooner() {
        liveness.heard(at(19));
        liveness.asked();
        assertThat(full(40)).isEqualTo(ALIVE);
        liveness.progressed(at(50));
        assertThat(full(60)).isEqualTo(ALIVE);
    }

    @Test
    void whoTakesSomethingLivesAlthoughNoTickReachesIt() {
        for (int second = 0; second <= 600; second += 20) {
            liveness.progressed(at(second + 1));
            assertThat(full(second + 20)).isEqualTo(ALIVE);
        }
    }

    @Test
    void whoSpeaksAndTakesNothingIsStuckAfterAMinute() {
        for (int second = 20; second < 80; second += 20) {
            liveness.heard(at(second - 1));
            assertThat(full(second)).isEqualTo(ALIVE);
        }
        assertThat(full(80)).isEqualTo(STUCK);
    }

    @Test
    void whoIsNotReadAndTakesNothingIsStuckAfterAMinuteToo() {
        for (int second = 20; second < 80; second += 20) {
            assertThat(liveness.look(false, true, at(second))).isEqualTo(ALIVE);
        }
        assertThat(liveness.look(false, true, at(80))).isEqualTo(STUCK);
    }

    @Test
    void theTimeInWhichWeDidNotReadCountsForNothingAfterwards() {
        assertThat(liveness.look(false, true, at(50))).isEqualTo(ALIVE);
        assertThat(full(60)).isEqualTo(ALIVE);
    }

    @Test
    void whatIsDueBeforeTheNextTickIsSaid() {
        liveness.heard(at(65));
        assertThat(full(10)).isEqualTo(ALIVE);
        assertThat(full(55)).isEqualTo(ALIVE);
        assertThat(liveness.due(at(55))).as("the minute since 10").hasValue(at(15));
        assertThat(writable(60)).isEqualTo(ALIVE);
        assertThat(liveness.due(at(60))).as("nothing is full").isEmpty();
    }

    private Liveness.Finding writable(int second) {
        return liveness.look(true, false, at(second));
    }

    private Liveness.Finding full(int second) {
        return liveness.look(false, false, at(second));
    }

    private static long at(int second) {
        return Duration.ofSeconds(second).toNanos();
    }
}
