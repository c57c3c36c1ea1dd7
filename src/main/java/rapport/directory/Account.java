package rapport.directory;

import rapport.desk.AgentId;
import rapport.desk.Role;

/// An agent's account. The id is the agent's and never changes; `login` is lower case and unique.
public record Account(AgentId id, String login, String name, Role role, boolean disabled) {}
