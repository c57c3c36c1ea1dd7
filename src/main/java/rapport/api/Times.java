package rapport.api;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/// Times as the contract writes them: RFC 3339, UTC, milliseconds.
final class Times {
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Times() {}

    static String write(Instant time) {
        return MILLISECONDS.format(time);
    }
}
