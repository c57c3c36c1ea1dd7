package rapport.directory;

import java.time.Duration;

/// How long the next try has to wait after so many wrong ones: nothing at first, then twice as long each time.
record Backoff(int free, Duration first, Duration longest) {
    private static final int MANY = 30; // more doublings than any sensible `longest` needs

    Duration after(int failures) {
        if (failures <= free) {
            return Duration.ZERO;
        }
        Duration wait = first.multipliedBy(1L << Math.min(failures - free - 1, MANY));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
