package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SpreadTest {
    private final Spread spread = new Spread();

    @Test
    void ofNothingThereIsOnlyTheCount() {
        assertThat(spread.shown())
                .isEqualTo(new Spread.Shown(0, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty()));
    }

    @Test
    void medianAndNinthTenthAreWhatReallyTookSoLong() {
        for (int seconds = 10; seconds >= 1; seconds--) {
            spread.add(Duration.ofSeconds(seconds));
        }
        spread.add(Duration.ofMillis(99_600));
        assertThat(spread.shown())
                .isEqualTo(new Spread.Shown(11, OptionalLong.of(6), OptionalLong.of(14), OptionalLong.of(10)));
    }
}
