package rapport.walls.bench;

/// Breaks the wall to wire.
public record Planted(rapport.walls.wire.Planted forbidden) {}
