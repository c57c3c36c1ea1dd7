package rapport.desk;

/// A visitor of one site. One site, one visitor, one conversation.
///
/// @param value opaque, 1 to {@value Limits#ID_CHARACTERS} characters
public record VisitorId(String value) implements Comparable<VisitorId> {
    public VisitorId {
        Limits.id(value);
    }

    @Override
    public int compareTo(VisitorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
