package rapport.replica;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that is turned by hand.
final class HandClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-03-01T09:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void turn(Duration by) {
        now = now.plus(by);
    }
}
