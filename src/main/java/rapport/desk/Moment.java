package rapport.desk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/// What the core does not know by itself: the time and chance.
///
/// @param now to the millisecond, as it is stored and told; what is finer is cut off. May go back: the log's time does
/// not
public record Moment(Instant now, RandomGenerator chance) {
    public Moment {
        now = now.truncatedTo(ChronoUnit.MILLIS);
    }
}
