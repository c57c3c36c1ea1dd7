package rapport.desk;

import java.util.Collection;
import java.util.Optional;

/// The agents, as a choice looks at them.
interface Roster {
    /// An agent and how many conversations they have.
    record Standing(Agent agent, int load) {
        boolean free() {
            return agent.available() && load < agent.capacity();
        }
    }

    /// All agents, by id.
    Collection<Agent> agents();

    Optional<Standing> standing(AgentId agent);

    /// Those who meet these requirements.
    Pool pool(Requirements requirements);
}
