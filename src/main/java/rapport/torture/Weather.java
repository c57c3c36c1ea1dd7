package rapport.torture;

import java.time.Duration;

/// What a link does to everything that passes. Several at once add up to the worst of each.
///
/// @param latency how long each piece takes at least
/// @param jitter how much longer it may take, by chance; order is kept
/// @param sliced each byte goes alone
/// @param bytesPerSecond each way; 0: as many as there are
/// @param up from the client to the server
/// @param down from the server to the client
record Weather(Duration latency, Duration jitter, boolean sliced, int bytesPerSecond, Passage up, Passage down) {

    static final Weather CLEAR = new Weather(Duration.ZERO, Duration.ZERO, false, 0, Passage.OPEN, Passage.OPEN);

    /// What becomes of bytes in one direction; the later, the worse.
    enum Passage {
        OPEN,
        /// They wait until it opens: packets are lost, and sent again.
        HELD,
        /// They vanish, and so does all that follows on the same connection, even later: nobody on the way knows it
        /// any more. No end of it is told either.
        LOST;

        Passage and(Passage other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    static Weather late(Duration latency, Duration jitter) {
        return new Weather(latency, jitter, false, 0, Passage.OPEN, Passage.OPEN);
    }

    static Weather inSlices() {
        return new Weather(Duration.ZERO, Duration.ZERO, true, 0, Passage.OPEN, Passage.OPEN);
    }

    static Weather narrow(int bytesPerSecond) {
        return new Weather(Duration.ZERO, Duration.ZERO, false, bytesPerSecond, Passage.OPEN, Passage.OPEN);
    }

    static Weather passing(Passage up, Passage down) {
        return new Weather(Duration.ZERO, Duration.ZERO, false, 0, up, down);
    }

    Passage passage(Direction direction) {
        return direction == Direction.UP ? up : down;
    }

    Weather and(Weather other) {
        return new Weather(
                longer(latency, other.latency),
                longer(jitter, other.jitter),
                sliced || other.sliced,
                narrower(bytesPerSecond, other.bytesPerSecond),
                up.and(other.up),
                down.and(other.down));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static int narrower(int one, int other) {
        return one == 0 || other == 0 ? Math.max(one, other) : Math.min(one, other);
    }
}
