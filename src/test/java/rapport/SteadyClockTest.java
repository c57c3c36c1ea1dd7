package rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Instant wall = NOON;
    private long nanos;
    private final SteadyClock clock = new SteadyClock(() -> wall, () -> nanos);

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    @Test
    void it_tells_the_time_of_day_also_after_that_was_put_forward() {
        pass(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
        wall = wall.plusSeconds(60);
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(65));
    }

    @Test
    void where_the_time_is_put_back_it_goes_on_at_half_speed_until_the_other_has_caught_up() {
        pass(Duration.ofSeconds(10));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));
        wall = wall.minusSeconds(6);
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));
        pass(Duration.ofSeconds(4));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(12));
        pass(Duration.ofSeconds(8));
        assertThat(clock.instant()).isEqualTo(wall).isEqualTo(NOON.plusSeconds(16));
        pass(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(wall);
    }
}
