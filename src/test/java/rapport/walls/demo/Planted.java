package rapport.walls.demo;

/// Breaks the wall to gateway.
public record Planted(rapport.walls.gateway.Planted forbidden) {}
