package rapport.desk;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// An agent as routing sees them. Immutable. The load is not here: it is the number of conversations assigned to them.
///
/// @param active whether the account is not disabled
/// @param nodes where they have live connections
/// @param lostAt when the last connection was lost, while there is none
/// @param teams of which they are a member
/// @param skills with their level, 1 to {@value Limits#SKILL_LEVEL}
/// @param turn the number of the desk's assignment that went to them last; 0 before the first
public record Agent(
        AgentId id,
        String name,
        int capacity,
        boolean active,
        Status status,
        Set<NodeId> nodes,
        Optional<Instant> lostAt,
        Set<TeamId> teams,
        Map<SkillId, Integer> skills,
        long turn) {
    public Agent {
        // Sorted, so that the same history reads the same everywhere.
        nodes = Collections.unmodifiableSet(new TreeSet<>(nodes));
        teams = Collections.unmodifiableSet(new TreeSet<>(teams));
        skills = Collections.unmodifiableMap(new TreeMap<>(skills));
    }

    /// A new account: offline, nowhere connected.
    public static Agent enrolled(AgentId id, String name, int capacity) {
        return new Agent(id, name, capacity, true, Status.OFFLINE, Set.of(), Optional.empty(), Set.of(), Map.of(), 0);
    }

    public AgentRef ref() {
        return new AgentRef(id, name);
    }

    /// Whether a connection of theirs is live.
    public boolean connected() {
        return !nodes.isEmpty();
    }

    /// Whether they may be given something new, capacity aside.
    public boolean available() {
        return active && status == Status.ONLINE && connected();
    }

    Agent with(Status newStatus) {
        return new Agent(id, name, capacity, active, newStatus, nodes, lostAt, teams, skills, turn);
    }

    Agent with(String newName, int newCapacity, boolean newActive) {
        return new Agent(id, newName, newCapacity, newActive, status, nodes, lostAt, teams, skills, turn);
    }

    Agent with(Set<TeamId> newTeams, Map<SkillId, Integer> newSkills) {
        return new Agent(id, name, capacity, active, status, nodes, lostAt, newTeams, newSkills, turn);
    }

    Agent withTurn(long newTurn) {
        return new Agent(id, name, capacity, active, status, nodes, lostAt, teams, skills, newTurn);
    }

    Agent connectedAt(NodeId node) {
        var grown = new TreeSet<>(nodes);
        grown.add(node);
        return new Agent(id, name, capacity, active, status, grown, Optional.empty(), teams, skills, turn);
    }

    Agent disconnectedFrom(NodeId node, Instant at) {
        var shrunk = new TreeSet<>(nodes);
        shrunk.remove(node);
        var lost = shrunk.isEmpty() ? lostAt.or(() -> Optional.of(at)) : Optional.<Instant>empty();
        return new Agent(id, name, capacity, active, status, shrunk, lost, teams, skills, turn);
    }
}
