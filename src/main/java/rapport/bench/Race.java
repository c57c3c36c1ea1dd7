package rapport.bench;

import java.time.Duration;

/// What each contestant goes through.
///
/// @param visitors with one connection each
/// @param rounds of all contestants in turn
/// @param warmUp with one message in flight for each visitor, before the first round
/// @param round how long each of the three parts of a round takes
/// @param slow messages of visitors a second, sent at a fixed rate
/// @param fast the same, for a server that is busy
record Race(int visitors, int rounds, Duration warmUp, Duration round, double slow, double fast) {

    static final int VISITORS_PER_AGENT = 50;

    /// As [Figure] and [Comparison] call them.
    private static final double SLOW = 1_000;

    private static final double FAST = 3_000;

    static Race thorough(int visitors, int rounds) {
        return new Race(visitors, rounds, Duration.ofSeconds(15), Duration.ofSeconds(5), SLOW, FAST);
    }

    /// To see that it works: the numbers mean little.
    static Race quick(int visitors, int rounds) {
        return new Race(visitors, rounds, Duration.ofSeconds(3), Duration.ofSeconds(2), SLOW, FAST);
    }

    int agents() {
        return Math.ceilDiv(visitors, VISITORS_PER_AGENT);
    }
}
