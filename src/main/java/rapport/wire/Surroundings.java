package rapport.wire;

import java.util.Optional;

/// What a conversation's own record does not say and its `conversation` frame does.
///
/// @param agent who serves it, if it is assigned
/// @param queue where it waits, if it is queued
/// @param read in the agents' numbering
/// @param delivered in the agents' numbering
public record Surroundings(Optional<Serving> agent, Optional<QueuePlace> queue, Marks read, Marks delivered) {}
