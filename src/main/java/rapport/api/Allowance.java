package rapport.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;

/// How often somebody may do something: so many times in a row, and as many again in each period.
final class Allowance {
    private static final int PEOPLE = 100_000;

    private final int times;
    private final Duration period;
    private final Cache<String, Bucket> buckets;

    Allowance(int times, Duration period) {
        this.times = times;
        this.period = period;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(PEOPLE)
                .expireAfterAccess(period)
                .executor(Runnable::run)
                .build();
    }

    /// Counts one time; how long to wait where it is one too many.
    Optional<Duration> waitFor(String who) {
        Bucket bucket = buckets.get(
                who,
                same -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(times).refillGreedy(times, period))
                        .build());
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
}
