package rapport.audit;

/// When something was seen.
///
/// @param order of this client's own sights: 1, 2, 3 …
/// @param nanos one clock for all clients
public record Stamp(Client client, long order, long nanos) {}
