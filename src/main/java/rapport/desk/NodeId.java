package rapport.desk;

/// One running server process. A restarted process is another node.
///
/// @param value opaque, 1 to {@value Limits#ID_CHARACTERS} characters
public record NodeId(String value) implements Comparable<NodeId> {
    public NodeId {
        Limits.id(value);
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
