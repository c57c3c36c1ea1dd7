package rapport.desk;

/// What made a choice of agent necessary.
public enum Trigger {
    /// The visitor wrote while the conversation was idle.
    CYCLE_OPENED,
    /// An agent with a free slot was there for one who waited.
    SLOT_FREE,
    /// The agent's last connection was lost, and the grace is over.
    CONNECTION_LOST,
    /// The agent went offline or logged out.
    WENT_OFFLINE,
    /// The agent's account was disabled.
    DISABLED,
    /// The agent did not answer within the site's answer time.
    NO_ANSWER,
    /// The agent gave it back.
    RELEASED,
    /// A person gave it to another.
    TRANSFERRED,
    /// A person took it.
    TAKEN,
    /// The visitor's own agent is back, and the site wants their visitors back with them.
    BOUND_RETURNED
}
