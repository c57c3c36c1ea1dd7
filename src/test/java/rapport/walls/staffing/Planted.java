package rapport.walls.staffing;

/// Breaks the wall to log.
public record Planted(rapport.walls.log.Planted forbidden) {}
