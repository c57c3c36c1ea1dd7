package rapport.replica;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import rapport.desk.TeamId;

/// How long those who wait will have to, from what was measured in the last hour: how many left their line while
/// somebody was waiting, however they did. Who is taken by hand, handed over or gives up makes room for those behind as
/// much as who is served in turn. Where too little was measured, nothing is said.
final class Waits {
    private static final int MINUTES = 60;
    /// Fewer who left say nothing about the next.
    private static final int ENOUGH_LEFT = 5;
    /// Seconds of somebody waiting.
    private static final int ENOUGH_SECONDS = 30;
    /// Seconds; beyond that a number helps nobody.
    private static final long LONGEST = 4 * 3_600;

    /// So many of each of the last minutes, and of all.
    private static final class Count {
        private final int[] minutes = new int[MINUTES];
        private long all;

        private void add(long minute) {
            minutes[Math.floorMod(minute, MINUTES)]++;
            all++;
        }

        private void forget(long minute) {
            int place = Math.floorMod(minute, MINUTES);
            all -= minutes[place];
            minutes[place] = 0;
        }
    }

    /// What was measured of a line.
    private static final class Line {
        private final Count left = new Count();
        private final Count waited = new Count();
        private long minute;

        /// Forgets what is more than an hour old.
        private void advance(Instant now) {
            long current = now.getEpochSecond() / 60;
            long first = Math.max(minute + 1, current - MINUTES + 1);
            for (long passed = first; passed <= current; passed++) {
                left.forget(passed);
                waited.forget(passed);
            }
            minute = Math.max(minute, current);
        }
    }

    private final Map<Optional<TeamId>, Line> lines = new HashMap<>();

    /// One who waited in the line does not any more.
    void left(Optional<TeamId> line, Instant now) {
        var measured = line(line, now);
        measured.left.add(measured.minute);
    }

    /// A second passed in which somebody waited in these lines.
    void second(Collection<Optional<TeamId>> waiting, Instant now) {
        for (var one : waiting) {
            var measured = line(one, now);
            measured.waited.add(measured.minute);
        }
    }

    /// How long the one at this place will wait, rounded up to what can honestly be said.
    OptionalLong seconds(Optional<TeamId> line, int position, Instant now) {
        var measured = lines.get(line);
        if (measured == null) {
            return OptionalLong.empty();
        }
        measured.advance(now);
        long left = measured.left.all;
        long waited = measured.waited.all;
        if (left < ENOUGH_LEFT || waited < ENOUGH_SECONDS) {
            return OptionalLong.empty();
        }
        long seconds = rounded(position * waited / left);
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
