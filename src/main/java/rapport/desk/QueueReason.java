package rapport.desk;

/// Why a visitor waits.
public enum QueueReason {
    /// No agent who may serve them is available: those who gave them back do not count.
    NOBODY_ONLINE,
    /// Agents are available, and none of them has a free slot.
    ALL_BUSY,
    /// Their own agent is available but full, and the site's patience has not run out.
    WAITING_FOR_BOUND,
    /// The site is not served at this hour.
    OUTSIDE_HOURS,
    /// More wait already than the site makes promises to.
    QUEUE_FULL
}
