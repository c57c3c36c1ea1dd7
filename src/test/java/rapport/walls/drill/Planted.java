package rapport.walls.drill;

/// Breaks the wall to replica.
public record Planted(rapport.walls.replica.Planted forbidden) {}
