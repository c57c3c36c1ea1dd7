package rapport.desk;

/// Agents one can route to.
///
/// @param value opaque, 1 to {@value Limits#ID_CHARACTERS} characters
public record TeamId(String value) implements Comparable<TeamId> {
    public TeamId {
        Limits.id(value);
    }

    @Override
    public int compareTo(TeamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
