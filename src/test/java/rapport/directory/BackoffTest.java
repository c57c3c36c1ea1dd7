package rapport.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The promises of [Backoff].
final class BackoffTest {
    private final Backoff backoff = new Backoff(2, Duration.ofSeconds(1), Duration.ofSeconds(10));

    @Test
    void isNothingThenDoublesUpToTheLongest() {
        assertThat(java.util.stream.IntStream.range(0, 9)
                        .mapToObj(failures -> backoff.after(failures).toSeconds()))
                .containsExactly(0L, 0L, 0L, 1L, 2L, 4L, 8L, 10L, 10L);
        assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(10));
    }
}
