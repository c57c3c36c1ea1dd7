package rapport.walls.wire;

/// What agents may see.
public interface ToAgent {}
