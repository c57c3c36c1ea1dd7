package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class FreshTest {
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    private final Fresh<Integer> fresh = new Fresh<>(Duration.ofSeconds(1), nanoTime::get, made::incrementAndGet);

    @Test
    void fiftyWhoAskInTheSameSecondCostWhatOneCosts() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.submit(fresh::get);
            }
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void itIsMadeAnewWhenItsTimeIsOverAndSomebodyAsks() {
        assertThat(fresh.get()).isEqualTo(1);
        nanoTime.addAndGet(999_999_999);
        assertThat(fresh.get()).isEqualTo(1);
        nanoTime.addAndGet(1);
        assertThat(fresh.get()).isEqualTo(2);
    }
}
