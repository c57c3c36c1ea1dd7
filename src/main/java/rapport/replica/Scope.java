package rapport.replica;

/// Which conversations of others an agent's connection is told about.
public enum Scope {
    NONE,
    QUEUE,
    ALL
}
