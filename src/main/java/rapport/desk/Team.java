package rapport.desk;

/// A group of agents, as routing knows it. Who belongs to it is said at each agent.
public record Team(TeamId id, String name) {}
