package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rapport.desk.TeamId;

/// The expected wait is what was measured, or nothing.
final class WaitsTest {
    private static final Optional<TeamId> SALES = Optional.of(new TeamId("sales"));
    private static final Optional<TeamId> NONE = Optional.empty();

    private final Waits waits = new Waits();
    private Instant now = Instant.parse("2026-03-01T09:00:00Z");

    /// Somebody waits all the time, and every so many seconds one leaves.
    private void leaves(Optional<TeamId> line, int seconds, int every) {
        for (int second = 1; second <= seconds; second++) {
            now = now.plusSeconds(1);
            waits.second(List.of(line), now);
            if (second % every == 0) {
                waits.left(line, now);
            }
        }
    }

    @Test
    void nothingIsSaidBeforeFiveLeft() {
        leaves(NONE, 239, 48);
        assertThat(waits.seconds(NONE, 1, now)).isEmpty();
        leaves(NONE, 1, 1);
        assertThat(waits.seconds(NONE, 1, now)).isPresent();
    }

    @Test
    void theWaitIsThePlaceTimesTheTimeBetweenTwoWhoLeave() {
        leaves(NONE, 600, 20);

        assertThat(waits.seconds(NONE, 1, now)).hasValue(20);
        assertThat(waits.seconds(NONE, 5, now)).hasValue(100);
        // Rounded up to minutes, then to five of them: nobody knows better.
        assertThat(waits.seconds(NONE, 31, now)).hasValue(660);
        assertThat(waits.seconds(NONE, 100, now)).hasValue(2_100);
    }

    @Test
    void aTeamIsMeasuredByItself() {
        leaves(SALES, 600, 10);

        assertThat(waits.seconds(SALES, 1, now)).hasValue(10);
        assertThat(waits.seconds(NONE, 1, now)).isEmpty();
    }

    @Test
    void whatIsMoreThanAnHourOldIsForgotten() {
        leaves(NONE, 600, 10);
        now = now.plusSeconds(3_000);
        assertThat(waits.seconds(NONE, 1, now)).hasValue(10);
        now = now.plusSeconds(700);

        assertThat(waits.seconds(NONE, 1, now)).isEmpty();
    }

    @Test
    void timeInWhichNobodyWaitedDoesNotCount() {
        leaves(NONE, 300, 30);
        now = now.plusSeconds(1_800);
        leaves(NONE, 300, 30);

        assertThat(waits.seconds(NONE, 2, now)).hasValue(60);
    }

    @Test
    void whatIsBeyondAllUseIsLeftOut() {
        leaves(NONE, 1_000, 200);

        assertThat(waits.seconds(NONE, 1_000, now)).isEmpty();
    }
}
