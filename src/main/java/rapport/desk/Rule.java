package rapport.desk;

/// Which rule chose an agent (routing, section 2).
public enum Rule {
    OWNER,
    LAST_AGENT,
    BALANCED,
    ROUND_ROBIN,
    RANDOM,
    /// The agent took it.
    TAKEN,
    /// Another person gave it.
    TRANSFERRED,
    /// Nobody was eligible: the queue.
    NOBODY_ELIGIBLE,
    /// The visitor's own agent is full, and the site is patient: the queue.
    PATIENCE,
    /// The site is not served at this hour: the queue.
    OUTSIDE_HOURS
}
