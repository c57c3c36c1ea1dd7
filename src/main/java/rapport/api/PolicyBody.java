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
        long idleMinutes,
        RequirementsBody requirements,
        long queueLimit,
        HoursBody hours) {
    private static final int HOUR_OF_SECONDS = 3_600;
    private static final int DAY_OF_SECONDS = 86_400;
    private static final int WEEK_OF_MINUTES = 10_080;
    private static final int TEN_YEARS_OF_DAYS = 3_650;
    private static final int QUEUE = 100_000;

    /// @param known what it may ask for
    static PolicyBody of(Policy policy, Known known) {
        return new PolicyBody(
                policy.strategy().name().toLowerCase(Locale.ROOT),
                policy.grace().toSeconds(),
                policy.memory().toDays(),
                policy.patience().toSeconds(),
                policy.returnPolicy().name().toLowerCase(Locale.ROOT),
                policy.answerTime().toSeconds(),
                policy.idleTime().toMinutes(),
                RequirementsBody.of(known.of(policy.requirements())),
                policy.queueLimit(),
                HoursBody.of(policy.hours()));
    }

    /// What a body wants to be different about a policy; what is left out stays as it is.
    ///
    /// @param requirements as they were asked for, to be looked at before anything is done
    record Change(Optional<RequirementsBody> requirements, UnaryOperator<Policy> to) {
        static final Change NONE = new Change(Optional.empty(), UnaryOperator.identity());

        static Change read(Fields fields) {
            var requirements = fields.optionalObject("requirements", RequirementsBody::read);
            var queueLimit = fields.optionalNumber("queueLimit", 0, QUEUE);
            var hours = fields.optionalObject("hours", HoursBody::read);
            UnaryOperator<Policy> times = times(fields);
            return new Change(requirements, policy -> {
                Policy timed = times.apply(policy);
                return timed.with(
                                requirements.map(RequirementsBody::requirements).orElse(timed.requirements()))
                        .withQueueLimit(queueLimit.orElse(timed.queueLimit()))
                        .with(hours.orElse(timed.hours()));
            });
        }
    }

    private static UnaryOperator<Policy> times(Fields fields) {
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
                idleTime.orElse(policy.idleTime()),
                policy.requirements(),
                policy.queueLimit(),
                policy.hours(),
                policy.gone());
    }

    private static Optional<Duration> time(Fields fields, String field, int most, IntFunction<Duration> unit) {
        OptionalInt number = fields.optionalNumber(field, 0, most);
        return number.isPresent() ? Optional.of(unit.apply(number.getAsInt())) : Optional.empty();
    }
}
