package rapport.walls.gateway;

/// Breaks the wall to the pages; a session that REST has no business with.
public record Planted(rapport.walls.api.Planted forbidden) {}
