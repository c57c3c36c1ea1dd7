package rapport.walls.gateway;

import rapport.walls.wire.ToAgent;

/// Holds a pen for agents.
public record VisitorSession(ToAgent pen) {}
