package rapport.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// How one who waits does at this moment.
///
/// @param line the team whose agents they wait for
/// @param position how many of this line are served before them, and one; empty: nothing is promised
/// @param opensAt when their site is served again, while it is not
public record Outlook(QueueReason reason, Optional<TeamId> line, OptionalInt position, Optional<Instant> opensAt) {}
