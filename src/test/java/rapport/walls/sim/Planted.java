package rapport.walls.sim;

/// Breaks the wall to upload.
public record Planted(rapport.walls.upload.Planted forbidden) {}
