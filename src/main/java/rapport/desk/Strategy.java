package rapport.desk;

/// How a site chooses among eligible agents when no binding decides.
public enum Strategy {
    /// The lowest load in relation to capacity; then the longest without an assignment; then the lowest id.
    BALANCED,
    /// The longest without an assignment.
    ROUND_ROBIN,
    /// Any.
    RANDOM
}
