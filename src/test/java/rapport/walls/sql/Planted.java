package rapport.walls.sql;

/// Breaks the wall to desk.
public record Planted(rapport.walls.desk.Planted forbidden) {}
