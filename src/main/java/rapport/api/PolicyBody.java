package rapport.api;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import rapport.desk.Policy;
import rapport.desk.ReturnPolicy;
import rapport.desk.Strategy;

/// A site's policy as it is written in JSON: numbers with their units in the names.
record PolicyBody(
        String strategy,
        long graceSeconds,
        long memoryDays,
        long patienceSeconds,
        String returnPolicy,
        long answerSeconds,
        long idleMinutes) {
    private static final int HOUR_OF_SECONDS = 3_600;
    private static final int DAY_OF_SECONDS = 86_400;
    private static final int WEEK_OF_MINUTES = 10_080;
    private static final int TEN_YEARS_OF_DAYS = 3_650;

    static PolicyBody of(Policy policy) {
        return new PolicyBody(
                policy.strategy().name().toLowerCase(Locale.ROOT),
                policy.grace().toSeconds(),
                policy.memory().toDays(),
                policy.patience().toSeconds(),
                policy.returnPolicy().name().toLowerCase(Locale.ROOT),
                policy.answerTime().toSeconds(),
                policy.idleTime().toMinutes());
    }

    /// What is left out stays as it is.
    static Policy merge(Policy policy, Body body) {
        Policy merged = new Policy(
                body.optionalChoice("strategy", Strategy.class).orElse(policy.strategy()),
                time(body.optionalNumber("graceSeconds", 0, HOUR_OF_SECONDS), Duration::ofSeconds, policy.grace()),
                time(body.optionalNumber("memoryDays", 0, TEN_YEARS_OF_DAYS), Duration::ofDays, policy.memory()),
                time(
                        body.optionalNumber("patienceSeconds", 0, HOUR_OF_SECONDS),
                        Duration::ofSeconds,
                        policy.patience()),
                body.optionalChoice("returnPolicy", ReturnPolicy.class).orElse(policy.returnPolicy()),
                time(body.optionalNumber("answerSeconds", 0, DAY_OF_SECONDS), Duration::ofSeconds, policy.answerTime()),
                time(body.optionalNumber("idleMinutes", 0, WEEK_OF_MINUTES), Duration::ofMinutes, policy.idleTime()));
        body.end();
        return merged;
    }

    private static Duration time(OptionalInt number, IntFunction<Duration> unit, Duration before) {
        return number.isPresent() ? unit.apply(number.getAsInt()) : before;
    }
}
