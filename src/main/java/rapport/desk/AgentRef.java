package rapport.desk;

/// An agent as others see them: who, and the name at that time.
public record AgentRef(AgentId id, String name) {}
