package rapport.desk;

/// What an account may do. Each role includes the ones before it.
public enum Role {
    /// Answers visitors.
    AGENT,
    /// Also sees to the other agents: takes over, joins, changes availability, sets owners.
    SUPERVISOR,
    /// Also manages accounts and sites.
    ADMINISTRATOR;

    /// Whether this role may do what `needed` may.
    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }
}
