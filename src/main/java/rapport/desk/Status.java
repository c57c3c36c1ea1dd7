package rapport.desk;

/// What an agent says about themselves. Of the account, not of a connection.
public enum Status {
    ONLINE,
    /// Keeps what they have, gets nothing new.
    AWAY,
    /// Has nothing, gets nothing.
    OFFLINE
}
