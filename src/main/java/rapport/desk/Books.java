package rapport.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// All that a desk knows, with the indexes that make questions about it cheap. Every change goes through one of the
/// `put`s, which keep the indexes right and, between [#record()] and [#keep()], remember how to undo themselves.
///
/// Iteration orders are those of ids or of the log, never of hashes.
final class Books implements Roster {
    private final Map<ConversationId, Conversation> conversations = new HashMap<>();
    private final TreeMap<AgentId, Agent> agents = new TreeMap<>();
    private final Rules rules = new Rules();
    private final Indexes indexes = new Indexes(rules, agents, conversations);
    private long turns;
    private long arrivals;

    private ArrayList<Runnable> undo = new ArrayList<>();
    private Map<ConversationId, Optional<Conversation>> touched = new LinkedHashMap<>();
    private final TreeSet<AgentId> touchedAgents = new TreeSet<>();
    private final TreeSet<SiteId> touchedPolicies = new TreeSet<>();
    private final TreeSet<TeamId> touchedTeams = new TreeSet<>();
    private final TreeSet<SkillId> touchedSkills = new TreeSet<>();
    private boolean recording;

    Optional<Conversation> conversation(ConversationId id) {
        return Optional.ofNullable(conversations.get(id));
    }

    Collection<Conversation> conversations() {
        return conversations.values();
    }

    Optional<Agent> agent(AgentId id) {
        return Optional.ofNullable(agents.get(id));
    }

    @Override
    public Collection<Agent> agents() {
        return agents.values();
    }

    @Override
    public Optional<Standing> standing(AgentId id) {
        return agent(id).map(agent -> new Standing(agent, load(id)));
    }

    @Override
    public Pool pool(Requirements requirements) {
        return indexes.pools().of(requirements);
    }

    Rules rules() {
        return rules;
    }

    Policy policy(SiteId site) {
        return rules.policy(site);
    }

    /// What this conversation asks of an agent now.
    Requirements requirements(Conversation conversation) {
        return rules.requirements(conversation);
    }

    Waiting waiting() {
        return indexes.waiting();
    }

    Indexes indexes() {
        return indexes;
    }

    /// Who waits, in the order in which they are served.
    NavigableSet<Conversation> queue() {
        return indexes.waiting().all();
    }

    /// What this agent serves, in queue order.
    NavigableSet<Conversation> assigned(AgentId agent) {
        return indexes.assigned(agent);
    }

    int load(AgentId agent) {
        return indexes.assigned(agent).size();
    }

    long turns() {
        return turns;
    }

    long arrivals() {
        return arrivals;
    }

    void turned(long newTurns) {
        long old = turns;
        turns = Math.max(turns, newTurns);
        remember(() -> turns = old);
    }

    void arrived(long newArrivals) {
        long old = arrivals;
        arrivals = Math.max(arrivals, newArrivals);
        remember(() -> arrivals = old);
    }

    void put(Conversation conversation) {
        var old = Optional.ofNullable(conversations.put(conversation.id(), conversation));
        indexes.changed(old, Optional.of(conversation));
        if (recording) {
            touched.putIfAbsent(conversation.id(), old);
        }
        remember(() -> {
            old.ifPresentOrElse(
                    before -> conversations.put(before.id(), before), () -> conversations.remove(conversation.id()));
            indexes.changed(Optional.of(conversation), old);
        });
    }

    /// As [#put], but never undone: that a row was read stays true.
    void bring(Conversation conversation) {
        boolean was = recording;
        recording = false;
        put(conversation);
        if (conversation.state() instanceof State.Open open) {
            arrived(open.arrival().number());
        }
        recording = was;
    }

    /// Lets go of an idle conversation; it is in the tables.
    void forget(ConversationId id) {
        var old = conversations.remove(id);
        if (old != null && old.open()) {
            throw new IllegalStateException("an open conversation is never forgotten: " + id);
        }
    }

    void put(Agent agent) {
        var old = Optional.ofNullable(agents.put(agent.id(), agent));
        indexes.changed(old, agent.id());
        if (recording) {
            touchedAgents.add(agent.id());
        }
        remember(() -> {
            old.ifPresentOrElse(before -> agents.put(before.id(), before), () -> agents.remove(agent.id()));
            indexes.changed(Optional.of(agent), agent.id());
        });
    }

    void put(SiteId site, Policy policy) {
        var old = rules.put(site, Optional.of(policy));
        indexes.rulesChanged();
        if (recording) {
            touchedPolicies.add(site);
        }
        remember(() -> {
            rules.put(site, old);
            indexes.rulesChanged();
        });
    }

    /// @param team empty: there is no such team any more
    void put(TeamId id, Optional<Team> team) {
        var old = rules.put(id, team);
        boolean known = old.isPresent() == team.isPresent();
        rulesChanged(!known);
        if (recording) {
            touchedTeams.add(id);
        }
        remember(() -> {
            rules.put(id, old);
            rulesChanged(!known);
        });
    }

    /// @param skill empty: there is no such skill any more
    void put(SkillId id, Optional<Skill> skill) {
        var old = rules.put(id, skill);
        boolean known = old.isPresent() == skill.isPresent();
        rulesChanged(!known);
        if (recording) {
            touchedSkills.add(id);
        }
        remember(() -> {
            rules.put(id, old);
            rulesChanged(!known);
        });
    }

    /// @param really whether more than a name
    private void rulesChanged(boolean really) {
        if (really) {
            indexes.rulesChanged();
        }
    }

    /// From now on every change can be undone.
    void record() {
        forgetChanges();
        recording = true;
    }

    /// The changes since [#record()] stay.
    void keep() {
        forgetChanges();
    }

    private void forgetChanges() {
        recording = false;
        // Made anew and not cleared: a cleared map keeps the room that it once needed, and to clear it again costs as
        // much, so that one very large batch would slow all that follow.
        undo = new ArrayList<>();
        touched = new LinkedHashMap<>();
        touchedAgents.clear();
        touchedPolicies.clear();
        touchedTeams.clear();
        touchedSkills.clear();
    }

    /// The conversations that changed since [#record()], as they were before.
    Map<ConversationId, Optional<Conversation>> before() {
        return Collections.unmodifiableMap(touched);
    }

    /// Everything that changed since [#record()], as it is now.
    Changes changes() {
        var changedPolicies = new TreeMap<SiteId, Policy>();
        touchedPolicies.forEach(site -> changedPolicies.put(site, policy(site)));
        var changedTeams = new TreeMap<TeamId, Optional<Team>>();
        touchedTeams.forEach(team -> changedTeams.put(team, rules.team(team)));
        var changedSkills = new TreeMap<SkillId, Optional<Skill>>();
        touchedSkills.forEach(skill -> changedSkills.put(skill, rules.skill(skill)));
        return new Changes(
                touched.keySet().stream().map(conversations::get).toList(),
                touchedAgents.stream().map(agents::get).toList(),
                changedPolicies,
                changedTeams,
                changedSkills);
    }

    /// The changes since [#record()] never were.
    void undo() {
        recording = false;
        for (int i = undo.size() - 1; i >= 0; i--) {
            undo.get(i).run();
        }
        forgetChanges();
    }

    private void remember(Runnable reverse) {
        if (recording) {
            undo.add(reverse);
        }
    }
}
