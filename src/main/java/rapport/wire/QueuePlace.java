package rapport.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import rapport.desk.QueueReason;

/// Where somebody waits.
///
/// @param position from 1: how many are served before, and this one; left out where nothing can be promised
/// @param estimateSeconds the expected wait, once there is something to measure
/// @param opensAt when the site is served again, while it is not
public record QueuePlace(
        QueueReason reason, OptionalLong position, OptionalLong estimateSeconds, Optional<Instant> opensAt) {}
