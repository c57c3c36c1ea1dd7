package rapport.replica;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import rapport.desk.TeamId;

/// How long those who wait will have to, from what was measured in the last hour: how many of their line were served
/// while somebody was waiting. Where too little was measured, nothing is said.
final class Waits {
    private static final int MINUTES = 60;
    /// Fewer who were served say nothing about the next.
    private static final int ENOUGH_SERVED = 5;
    /// Seconds of somebody waiting.
    private static final int ENOUGH_SECONDS = 30;
    /// Seconds; beyond that a number helps nobody.
    private static final long LONGEST = 4 * 3_600;

    /// What was measured of a line, minute by minute.
    private static final class Line {
        private final int[] served = new int[MINUTES];
        private final int[] waited = new int[MINUTES];
        private long minute;

        /// Forgets what is more than an hour old.
        private void advance(Instant now) {
            long current = now.getEpochSecond() / 60;
            long first = Math.max(minute + 1, current - MINUTES + 1);
            for (long passed = first; passed <= current; passed++) {
                int place = Math.floorMod(passed, MINUTES);
                served[place] = 0;
                waited[place] = 0;
            }
            minute = Math.max(minute, current);
        }

        private int place() {
            return Math.floorMod(minute, MINUTES);
        }

        private static long sum(int[] counts) {
            long sum = 0;
            for (int count : counts) {
                sum += count;
            }
            return sum;
        }
    }

    private final Map<Optional<TeamId>, Line> lines = new HashMap<>();

    /// One of the line was served.
    void served(Optional<TeamId> line, Instant at) {
        var measured = line(line, at);
        measured.served[measured.place()]++;
    }

    /// A second passed in which somebody waited in these lines.
    void second(Collection<Optional<TeamId>> waiting, Instant now) {
        for (var one : waiting) {
            var measured = line(one, now);
            measured.waited[measured.place()]++;
        }
    }

    /// How long the one at this place will wait, rounded up to what can honestly be said.
    OptionalLong seconds(Optional<TeamId> line, int position, Instant now) {
        var measured = lines.get(line);
        if (measured == null) {
            return OptionalLong.empty();
        }
        measured.advance(now);
        long served = Line.sum(measured.served);
        long waited = Line.sum(measured.waited);
        if (served < ENOUGH_SERVED || waited < ENOUGH_SECONDS) {
            return OptionalLong.empty();
        }
        long seconds = rounded(position * waited / served);
        return seconds > LONGEST ? OptionalLong.empty() : OptionalLong.of(seconds);
    }

    private static long rounded(long seconds) {
        long step = seconds < 120 ? 10 : seconds < 1_200 ? 60 : 300;
        return Math.max(1, (seconds + step - 1) / step) * step;
    }

    private Line line(Optional<TeamId> team, Instant now) {
        var measured = lines.computeIfAbsent(team, any -> new Line());
        measured.advance(now);
        return measured;
    }
}
