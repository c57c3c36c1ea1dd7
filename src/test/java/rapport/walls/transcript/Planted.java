package rapport.walls.transcript;

/// Breaks the wall to replica.
public record Planted(rapport.walls.replica.Planted forbidden) {}
