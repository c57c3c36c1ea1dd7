package rapport.staffing;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times of a day as plans write them.
final class TimesOfDay {
    private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-4]):([0-5][0-9])(?::([0-5][0-9]))?");

    private TimesOfDay() {}

    /// `9:00`, `09:00:30`, `24:00`: since midnight.
    static Optional<Duration> read(String text) {
        var parts = TIME.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        var time = Duration.ofHours(Integer.parseInt(parts.group(1)))
                .plusMinutes(Integer.parseInt(parts.group(2)))
                .plusSeconds(parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3)));
        return time.compareTo(Duration.ofDays(1)) > 0 ? Optional.empty() : Optional.of(time);
    }

    static String write(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
