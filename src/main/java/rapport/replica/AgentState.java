package rapport.replica;

import rapport.desk.Agent;

/// An agent and how many conversations they have.
public record AgentState(Agent agent, int load) {}
