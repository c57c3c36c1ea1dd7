package rapport.desk;

/// Whether a drifted conversation goes back to its own agent in the middle of a cycle.
public enum ReturnPolicy {
    STAY,
    /// Back, if the bound agent is available with a free slot and the new one has not answered yet.
    RETURN
}
