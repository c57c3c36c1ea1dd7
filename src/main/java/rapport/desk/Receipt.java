package rapport.desk;

import java.time.Instant;
import java.util.Optional;

/// What was answered to a message, so that it can be answered again.
///
/// @param sender the [Sender#key()]
/// @param digest of its content; empty once it was erased: then any content counts as the same
public record Receipt(String sender, MessageId id, Place place, Instant at, Optional<Digest> digest) {}
