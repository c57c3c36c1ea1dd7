package rapport.staffing;

/// What is wrong with a plan.
///
/// @param field where, as `agents[0].shifts[1].from`; empty: with the whole
/// @param message what was expected, as a sentence
public record Fault(String field, String message) {}
