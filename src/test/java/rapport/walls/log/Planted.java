package rapport.walls.log;

/// Breaks the wall to replica.
public record Planted(rapport.walls.replica.Planted forbidden) {}
