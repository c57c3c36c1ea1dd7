package rapport.desk;

import java.time.Instant;
import java.util.random.RandomGenerator;

/// What the core does not know by itself: the time and chance.
///
/// @param now with milliseconds. May go back: the log's time does not
public record Moment(Instant now, RandomGenerator chance) {}
