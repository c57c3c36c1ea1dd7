package rapport.wire;

import java.util.OptionalLong;
import rapport.desk.QueueReason;

/// Where somebody waits.
///
/// @param position from 1: how many are served before, and this one
/// @param estimateSeconds the expected wait, once there is something to measure
public record QueuePlace(QueueReason reason, long position, OptionalLong estimateSeconds) {}
