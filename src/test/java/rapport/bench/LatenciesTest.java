package rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void nothing_recorded_is_zero() {
        assertThat(new Latencies().millisAt(0.99)).isZero();
    }

    @Test
    void a_percentile_is_exact_to_less_than_two_percent() {
        Latencies latencies = new Latencies();
        long[] nanos = RandomGenerator.of("L64X128MixRandom")
                .longs(10_000, 1_000, 50_000_000)
                .toArray();
        LongStream.of(nanos).forEach(latencies::record);
        long[] sorted = LongStream.of(nanos).sorted().toArray();
        for (double part : new double[] {0.01, 0.5, 0.9, 0.99, 1.0}) {
            double exact = sorted[(int) Math.ceil(part * sorted.length) - 1] / 1e6;
            assertThat(latencies.millisAt(part)).as("p%s", part * 100).isCloseTo(exact, within(exact * 0.02));
        }
    }

    @Test
    void small_large_and_negative_durations_have_a_place() {
        Latencies latencies = new Latencies();
        LongStream.of(-5, 0, 1, 63, 64, 65, Long.MAX_VALUE).forEach(latencies::record);
        assertThat(latencies.count()).isEqualTo(7);
        assertThat(latencies.millisAt(1.0)).isCloseTo(Long.MAX_VALUE / 1e6, within(Long.MAX_VALUE / 1e6 * 0.02));
    }
}
