package rapport.replica;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.desk.Agent;
import rapport.desk.AgentId;
import rapport.desk.Conversation;
import rapport.desk.Desk;
import rapport.desk.Marks;
import rapport.desk.Policy;
import rapport.desk.SiteId;
import rapport.desk.Skill;
import rapport.desk.Team;

/// A look at a replica, for reading. Valid only during the call that was given it.
public final class View {
    private final Desk desk;
    private final Snapshots snapshots;

    View(Desk desk, Snapshots snapshots) {
        this.desk = desk;
        this.snapshots = snapshots;
    }

    /// All agents, by id, with their load.
    public List<AgentState> agents() {
        return desk.agents().stream().map(this::state).toList();
    }

    public Optional<AgentState> agent(AgentId id) {
        return desk.agent(id).map(this::state);
    }

    /// As it stands now. A conversation that is not in memory is shown as it was read.
    ///
    /// @param read as the tables had it a moment ago
    public Snapshot snapshot(Conversation read, Marks marks) {
        return desk.conversation(read.id()).map(snapshots::of).orElseGet(() -> snapshots.of(read, marks));
    }

    public Policy policy(SiteId site) {
        return desk.policy(site);
    }

    /// Of all sites that the desk was told of, gone ones too.
    public Map<SiteId, Policy> policies() {
        return Map.copyOf(desk.policies());
    }

    /// All teams, by id.
    public List<Team> teams() {
        return List.copyOf(desk.teams());
    }

    /// All skills, by id.
    public List<Skill> skills() {
        return List.copyOf(desk.skills());
    }

    private AgentState state(Agent agent) {
        return new AgentState(agent, desk.load(agent.id()));
    }
}
