package rapport.walls.audit;

/// Breaks the wall to wire.
public record Planted(rapport.walls.wire.Planted forbidden) {}
