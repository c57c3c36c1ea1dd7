package rapport.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What makes questions about a desk cheap. All of it follows from conversations, agents and rules, and is told of
/// every change of them.
final class Indexes {
    private final Rules rules;
    private final Map<AgentId, Agent> agents;
    private final Map<ConversationId, Conversation> conversations;

    private final Map<AgentId, TreeSet<Conversation>> assigned = new HashMap<>();
    private final Map<SiteId, Integer> served = new HashMap<>();
    private final Waiting waiting = new Waiting();
    private final Pools pools = new Pools(this::everybody);
    private final Times<ConversationId> deadlines = new Times<>();
    private final Times<ConversationId> patience = new Times<>();
    private final Times<AgentId> lost = new Times<>();
    private final TreeSet<AgentId> leaving = new TreeSet<>();
    private final TreeSet<Conversation> strays = new TreeSet<>(QueueOrder.FIRST_SERVED);
    /// Whose patience ended by then waits like all others.
    private Instant patientAsOf = Instant.MIN;

    Indexes(Rules rules, Map<AgentId, Agent> agents, Map<ConversationId, Conversation> conversations) {
        this.rules = rules;
        this.agents = agents;
        this.conversations = conversations;
    }

    NavigableSet<Conversation> assigned(AgentId agent) {
        var theirs = assigned.get(agent);
        return theirs == null ? Collections.emptyNavigableSet() : theirs;
    }

    /// Whether any of this site's visitors is with an agent.
    boolean anyServed(SiteId site) {
        return served.containsKey(site);
    }

    Waiting waiting() {
        return waiting;
    }

    Pools pools() {
        return pools;
    }

    /// When an answer is due, or a cycle closes by itself.
    Times<ConversationId> deadlines() {
        return deadlines;
    }

    /// When those who wait for their own agent have waited long enough, or have forgotten them.
    Times<ConversationId> patience() {
        return patience;
    }

    /// Agents who are not offline and lost their last connection, by when they did.
    Times<AgentId> lost() {
        return lost;
    }

    /// Agents who have conversations and are gone, or about to be.
    NavigableSet<AgentId> leaving() {
        return leaving;
    }

    /// Conversations that may go back to the visitor's own agent, in queue order.
    NavigableSet<Conversation> strays() {
        return strays;
    }

    /// Who was patient until then waits like all others from now on.
    void patienceEndsBy(Instant now) {
        if (now.isAfter(patientAsOf)) {
            var over = patience.between(patientAsOf, now);
            patientAsOf = now;
            for (var id : over) {
                var conversation = conversations.get(id);
                if (conversation != null) {
                    waiting.move(conversation, lane(conversation));
                }
            }
        }
    }

    /// @param old as the agent was before; now they are as the books say
    void changed(Optional<Agent> old, AgentId id) {
        old.ifPresent(before -> lostAt(before).ifPresent(at -> lost.remove(at, id)));
        var now = agents.get(id);
        if (now == null) {
            pools.remove(id);
            leaving.remove(id);
        } else {
            lostAt(now).ifPresent(at -> lost.add(at, id));
            standingChanged(id);
        }
    }

    private static Optional<Instant> lostAt(Agent agent) {
        return agent.status() == Status.OFFLINE ? Optional.empty() : agent.lostAt();
    }

    private void standingChanged(AgentId id) {
        var agent = agents.get(id);
        if (agent == null) {
            return;
        }
        int load = assigned(id).size();
        pools.update(new Roster.Standing(agent, load));
        boolean leaves = load > 0
                && (!agent.active()
                        || agent.status() == Status.OFFLINE
                        || agent.lostAt().isPresent());
        if (leaves) {
            leaving.add(id);
        } else {
            leaving.remove(id);
        }
    }

    private Collection<Roster.Standing> everybody() {
        return agents.values().stream()
                .map(agent -> new Roster.Standing(agent, assigned(agent.id()).size()))
                .toList();
    }

    void changed(Optional<Conversation> old, Optional<Conversation> now) {
        old.ifPresent(this::remove);
        now.ifPresent(this::add);
        var before = old.flatMap(Conversation::agent).map(AgentRef::id);
        var after = now.flatMap(Conversation::agent).map(AgentRef::id);
        if (!before.equals(after)) {
            before.ifPresent(this::standingChanged);
            after.ifPresent(this::standingChanged);
        }
    }

    /// Policies, teams or skills changed. Rare, so what follows from them is made anew.
    void rulesChanged() {
        deadlines.clear();
        patience.clear();
        waiting.clear();
        strays.clear();
        for (var conversation : conversations.values()) {
            switch (conversation.state()) {
                case State.Idle idle -> {}
                case State.Queued queued -> queue(conversation, queued);
                case State.Assigned serving -> serve(conversation, serving);
            }
        }
    }

    private void remove(Conversation before) {
        switch (before.state()) {
            case State.Idle idle -> {}
            case State.Queued queued -> {
                waiting.remove(before);
                patienceEnds(before, queued).forEach(at -> patience.remove(at, before.id()));
            }
            case State.Assigned serving -> {
                var theirs = assigned.get(serving.agent().id());
                if (theirs == null || !theirs.remove(before)) {
                    throw new IllegalStateException("not indexed: " + before.id());
                }
                served.computeIfPresent(before.site(), (site, those) -> those == 1 ? null : those - 1);
                Deadlines.of(before, serving, rules.policy(before.site()))
                        .ifPresent(at -> deadlines.remove(at, before.id()));
                strays.remove(before);
            }
        }
    }

    private void add(Conversation after) {
        switch (after.state()) {
            case State.Idle idle -> {}
            case State.Queued queued -> queue(after, queued);
            case State.Assigned serving -> {
                assigned.computeIfAbsent(serving.agent().id(), agent -> new TreeSet<>(QueueOrder.FIRST_SERVED))
                        .add(after);
                served.merge(after.site(), 1, Integer::sum);
                serve(after, serving);
            }
        }
    }

    private void queue(Conversation conversation, State.Queued queued) {
        waiting.add(conversation, lane(conversation));
        patienceEnds(conversation, queued).forEach(at -> patience.add(at, conversation.id()));
    }

    /// When one who is patient waits for others than before: all, or all but the last agent, whom they do not remember
    /// any more.
    private Stream<Instant> patienceEnds(Conversation conversation, State.Queued queued) {
        return queued.patientUntil().stream()
                .flatMap(until -> Stream.concat(
                        Stream.of(until),
                        conversation.binding().last().stream()
                                .map(last -> last.lapses(memory(conversation)))
                                .filter(until::isAfter)));
    }

    private Duration memory(Conversation conversation) {
        return rules.policy(conversation.site()).memory();
    }

    private void serve(Conversation conversation, State.Assigned serving) {
        var policy = rules.policy(conversation.site());
        Deadlines.of(conversation, serving, policy).ifPresent(at -> deadlines.add(at, conversation.id()));
        boolean stray = !serving.answered()
                && !policy.gone()
                && policy.returnPolicy() == ReturnPolicy.RETURN
                && List.of(
                                conversation.binding().owner(),
                                conversation.binding().last().map(Binding.LastAgent::agent))
                        .stream()
                        .flatMap(Optional::stream)
                        .anyMatch(own -> !conversation.servedBy(own));
        if (stray) {
            strays.add(conversation);
        }
    }

    private Waiting.Lane lane(Conversation conversation) {
        boolean patient = conversation.state() instanceof State.Queued queued
                && queued.patientUntil().filter(patientAsOf::isBefore).isPresent();
        return new Waiting.Lane(
                conversation.site(),
                rules.requirements(conversation),
                conversation.passedOver(),
                patient ? Optional.of(own(conversation)) : Optional.empty());
    }

    private Waiting.Own own(Conversation conversation) {
        var binding = conversation.binding();
        return new Waiting.Own(binding.owner(), binding.lastWithin(memory(conversation), patientAsOf));
    }
}
