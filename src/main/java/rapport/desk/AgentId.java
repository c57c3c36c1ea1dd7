package rapport.desk;

/// An agent's account. Fixed for as long as the account exists.
///
/// @param value opaque, 1 to {@value Limits#ID_CHARACTERS} characters
public record AgentId(String value) implements Comparable<AgentId> {
    public AgentId {
        Limits.id(value);
    }

    @Override
    public int compareTo(AgentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
