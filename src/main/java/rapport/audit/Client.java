package rapport.audit;

/// One display that goes on: a tab of a browser over its reloads, as long as it keeps its outbox.
public record Client(String name, Side side) {}
