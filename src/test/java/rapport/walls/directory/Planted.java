package rapport.walls.directory;

/// Breaks the wall to api.
public record Planted(rapport.walls.api.Planted forbidden) {}
