package rapport.replica;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import rapport.desk.Agent;
import rapport.desk.AgentId;
import rapport.desk.Choice;
import rapport.desk.Conversation;
import rapport.desk.Desk;
import rapport.desk.Marks;
import rapport.desk.Moment;
import rapport.desk.Policy;
import rapport.desk.Requirements;
import rapport.desk.SiteId;
import rapport.desk.Skill;
import rapport.desk.Team;

/// A look at a replica, for reading. Valid only during the call that was given it.
public final class View {
    private final Desk desk;
    private final Snapshots snapshots;
    private final Supplier<Moment> moment;

    View(Desk desk, Snapshots snapshots, Supplier<Moment> moment) {
        this.desk = desk;
        this.snapshots = snapshots;
        this.moment = moment;
    }

    /// The time, as the desk counts it.
    public Instant now() {
        return desk.logTime(moment.get()).now();
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

    /// Who waits, by the team they wait for. Looks at everybody who waits.
    ///
    /// @param most of how many in each queue it is told who they are
    public List<QueueState> queues(int most) {
        var count = new QueueCount(snapshots, most);
        desk.outlooks(now(), count::add);
        return count.all();
    }

    /// What this conversation asks of an agent now.
    public Requirements requirements(Conversation read) {
        return desk.requirements(present(read));
    }

    /// What would become of a conversation that needed an agent now; nothing does.
    ///
    /// @param queue how it would wait, if nobody were chosen
    public record Preview(Choice choice, Optional<Snapshot.Place> queue) {}

    /// Whom a conversation would go to if it needed an agent now, and why. One that is not in memory is taken as it was
    /// read.
    ///
    /// @param asking what it asks of an agent, where that is not what it asks now
    public Preview preview(Conversation read, Optional<Requirements> asking, OptionalInt priority) {
        var preview = desk.preview(present(read), asking, priority, moment.get());
        return new Preview(preview.choice(), preview.waits().map(snapshots::place));
    }

    private Conversation present(Conversation read) {
        return desk.conversation(read.id()).orElse(read);
    }

    private AgentState state(Agent agent) {
        return new AgentState(agent, desk.load(agent.id()));
    }
}
