package rapport.api;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
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

    /// What a body wants to be different about a policy; what is left out stays as it is.
    static UnaryOperator<Policy> change(Fields fields) {
        var strategy = fields.optionalChoice("strategy", Strategy.class);
        var grace = time(fields, "graceSeconds", HOUR_OF_SECONDS, Duration::ofSeconds);
        var memory = time(fields, "memoryDays", TEN_YEARS_OF_DAYS, Duration::ofDays);
        var patience = time(fields, "patienceSeconds", HOUR_OF_SECONDS, Duration::ofSeconds);
        var returnPolicy = fields.optionalChoice("returnPolicy", ReturnPolicy.class);
        var answerTime = time(fields, "answerSeconds", DAY_OF_SECONDS, Duration::ofSeconds);
        var idleTime = time(fields, "idleMinutes", WEEK_OF_MINUTES, Duration::ofMinutes);
        return policy -> new Policy(
                strategy.orElse(policy.strategy()),
                grace.orElse(policy.grace()),
                memory.orElse(policy.memory()),
                patience.orElse(policy.patience()),
                returnPolicy.orElse(policy.returnPolicy()),
                answerTime.orElse(policy.answerTime()),
                idleTime.orElse(policy.idleTime()));
    }

    private static Optional<Duration> time(Fields fields, String field, int most, IntFunction<Duration> unit) {
        OptionalInt number = fields.optionalNumber(field, 0, most);
        return number.isPresent() ? Optional.of(unit.apply(number.getAsInt())) : Optional.empty();
    }
}
