package rapport.desk;

/// Who or what ended a cycle.
public enum CloseReason {
    VISITOR,
    AGENT,
    /// The visitor was answered and has been silent for the site's idle time.
    IDLE,
    SYSTEM
}
