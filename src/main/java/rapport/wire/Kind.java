package rapport.wire;

/// The two kinds of connection: each sees one of the two numberings.
public enum Kind {
    VISITOR,
    AGENT
}
