package rapport.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// How a site's visitors are routed. Times are whole seconds or more.
///
/// @param grace how long an agent whose last connection was lost keeps what they have
/// @param memory how long the last agent counts as this visitor's agent
/// @param patience how long a visitor waits for their own agent when that one is full; zero: not at all
/// @param answerTime how long a visitor's message may stay unanswered before the conversation drifts; zero: for ever
/// @param idleTime after how long without a word from an answered visitor the cycle closes by itself; zero: never
/// @param requirements what its visitors ask of an agent
/// @param queueLimit how many of its visitors are told a place in the queue; who comes after them waits too, but is
///     promised nothing; zero: all are told
/// @param hours when it is served; empty: always
/// @param gone whether the site is no more: who waits is sent away, and nobody is routed
public record Policy(
        Strategy strategy,
        Duration grace,
        Duration memory,
        Duration patience,
        ReturnPolicy returnPolicy,
        Duration answerTime,
        Duration idleTime,
        Requirements requirements,
        int queueLimit,
        Optional<Hours> hours,
        boolean gone) {
    public Policy {
        // Policies that were stored before there were any ask for nothing.
        requirements = Objects.requireNonNullElse(requirements, Requirements.NONE);
    }

    public static final Policy DEFAULT = new Policy(
            Strategy.BALANCED,
            Duration.ofSeconds(20),
            Duration.ofDays(30),
            Duration.ZERO,
            ReturnPolicy.STAY,
            Duration.ZERO,
            Duration.ofMinutes(30));

    /// One that asks nothing of agents, tells everybody their place, and is served always.
    public Policy(
            Strategy strategy,
            Duration grace,
            Duration memory,
            Duration patience,
            ReturnPolicy returnPolicy,
            Duration answerTime,
            Duration idleTime) {
        this(
                strategy,
                grace,
                memory,
                patience,
                returnPolicy,
                answerTime,
                idleTime,
                Requirements.NONE,
                0,
                Optional.empty(),
                false);
    }

    public Policy with(Requirements newRequirements) {
        return new Policy(
                strategy,
                grace,
                memory,
                patience,
                returnPolicy,
                answerTime,
                idleTime,
                newRequirements,
                queueLimit,
                hours,
                gone);
    }

    public Policy withQueueLimit(int newQueueLimit) {
        return new Policy(
                strategy,
                grace,
                memory,
                patience,
                returnPolicy,
                answerTime,
                idleTime,
                requirements,
                newQueueLimit,
                hours,
                gone);
    }

    public Policy with(Optional<Hours> newHours) {
        return new Policy(
                strategy,
                grace,
                memory,
                patience,
                returnPolicy,
                answerTime,
                idleTime,
                requirements,
                queueLimit,
                newHours,
                gone);
    }

    public Policy withGone(boolean newGone) {
        return new Policy(
                strategy,
                grace,
                memory,
                patience,
                returnPolicy,
                answerTime,
                idleTime,
                requirements,
                queueLimit,
                hours,
                newGone);
    }

    /// Whether the one at this place among its visitors who wait is told it.
    boolean promises(int place) {
        return queueLimit == 0 || place <= queueLimit;
    }

    /// Whether its visitors are routed at this moment.
    boolean openAt(Instant now) {
        return !gone && hours.filter(these -> !these.openAt(now)).isEmpty();
    }
}
