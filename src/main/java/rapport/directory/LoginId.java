package rapport.directory;

/// Names one login without being able to log in: what sockets remember of it, so that they end with it.
public record LoginId(String value) {}
