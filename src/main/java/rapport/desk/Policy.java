package rapport.desk;

import java.time.Duration;

/// How a site's visitors are routed. Times are whole seconds or more.
///
/// @param grace how long an agent whose last connection was lost keeps what they have
/// @param memory how long the last agent counts as this visitor's agent
/// @param patience how long a visitor waits for their own agent when that one is full; zero: not at all
/// @param answerTime how long a visitor's message may stay unanswered before the conversation drifts; zero: for ever
/// @param idleTime after how long without a word from an answered visitor the cycle closes by itself; zero: never
public record Policy(
        Strategy strategy,
        Duration grace,
        Duration memory,
        Duration patience,
        ReturnPolicy returnPolicy,
        Duration answerTime,
        Duration idleTime) {
    public static final Policy DEFAULT = new Policy(
            Strategy.BALANCED,
            Duration.ofSeconds(20),
            Duration.ofDays(30),
            Duration.ZERO,
            ReturnPolicy.STAY,
            Duration.ZERO,
            Duration.ofMinutes(30));
}
