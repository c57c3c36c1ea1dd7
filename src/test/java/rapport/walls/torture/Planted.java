package rapport.walls.torture;

/// Breaks the wall to wire.
public record Planted(rapport.walls.wire.Planted forbidden) {}
