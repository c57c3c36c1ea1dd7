package rapport.walls.api;

/// Breaks the walls to the demo and to a session of the gateway, and is one circle with it.
public record Planted(rapport.walls.demo.Planted demo, rapport.walls.gateway.Planted session) {}
