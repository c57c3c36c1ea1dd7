package rapport.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// All that a desk knows, with the indexes that make questions about it cheap. Every change goes through one of the
/// `put`s, which keep the indexes right and, between [#record()] and [#keep()], remember how to undo themselves.
///
/// Iteration orders are those of ids or of the log, never of hashes.
final class Books {
    /// The order of the queue: priority, then arrival.
    static final Comparator<Conversation> QUEUE_ORDER = Comparator.comparingInt(
                    (Conversation waiting) -> -waiting.priority())
            .thenComparing(Books::arrival);

    private record Deadline(Instant at, ConversationId conversation) implements Comparable<Deadline> {
        @Override
        public int compareTo(Deadline other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : conversation.compareTo(other.conversation);
        }
    }

    /// No id comes after it.
    private static final ConversationId BEHIND_ALL = new ConversationId("\uFFFF".repeat(Limits.ID_CHARACTERS));

    private final Map<ConversationId, Conversation> conversations = new HashMap<>();
    private final TreeMap<AgentId, Agent> agents = new TreeMap<>();
    private final TreeMap<SiteId, Policy> policies = new TreeMap<>();
    private final Map<AgentId, TreeSet<Conversation>> assigned = new HashMap<>();
    private final TreeSet<Conversation> queue = new TreeSet<>(QUEUE_ORDER);
    private final TreeSet<Deadline> deadlines = new TreeSet<>();
    private long turns;
    private long arrivals;

    private final ArrayList<Runnable> undo = new ArrayList<>();
    private final Map<ConversationId, Optional<Conversation>> touched = new LinkedHashMap<>();
    private final TreeSet<AgentId> touchedAgents = new TreeSet<>();
    private final TreeSet<SiteId> touchedPolicies = new TreeSet<>();
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

    Collection<Agent> agents() {
        return agents.values();
    }

    Policy policy(SiteId site) {
        return policies.getOrDefault(site, Policy.DEFAULT);
    }

    /// Whether the site was told of with just this policy. One that was never told of has the default, but does not
    /// count among [#policies].
    boolean knows(SiteId site, Policy policy) {
        return policy.equals(policies.get(site));
    }

    Collection<Policy> policies() {
        return policies.values();
    }

    /// Who waits, in the order in which they are served.
    NavigableSet<Conversation> queue() {
        return queue;
    }

    /// What this agent serves, in queue order.
    NavigableSet<Conversation> assigned(AgentId agent) {
        var theirs = assigned.get(agent);
        return theirs == null ? Collections.emptyNavigableSet() : theirs;
    }

    int load(AgentId agent) {
        var theirs = assigned.get(agent);
        return theirs == null ? 0 : theirs.size();
    }

    /// Every agent with their load, by id.
    List<Routing.Standing> standings() {
        var standings = new ArrayList<Routing.Standing>(agents.size());
        for (var agent : agents.values()) {
            standings.add(new Routing.Standing(agent, load(agent.id())));
        }
        return standings;
    }

    /// The conversations whose time has come, the most overdue first.
    List<ConversationId> due(Instant now) {
        var due = new ArrayList<ConversationId>();
        for (var deadline : deadlines) {
            if (deadline.at().isAfter(now)) {
                break;
            }
            due.add(deadline.conversation());
        }
        return due;
    }

    Optional<Instant> firstDeadline(Instant after) {
        return Optional.ofNullable(deadlines.higher(new Deadline(after, BEHIND_ALL)))
                .map(Deadline::at);
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
        reindex(old, Optional.of(conversation));
        if (recording) {
            touched.putIfAbsent(conversation.id(), old);
        }
        remember(() -> {
            old.ifPresentOrElse(
                    before -> conversations.put(before.id(), before), () -> conversations.remove(conversation.id()));
            reindex(Optional.of(conversation), old);
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
        if (recording) {
            touchedAgents.add(agent.id());
        }
        remember(() -> old.ifPresentOrElse(before -> agents.put(before.id(), before), () -> agents.remove(agent.id())));
    }

    void put(SiteId site, Policy policy) {
        var old = Optional.ofNullable(policies.put(site, policy));
        if (recording) {
            touchedPolicies.add(site);
        }
        redeadline();
        remember(() -> {
            old.ifPresentOrElse(before -> policies.put(site, before), () -> policies.remove(site));
            redeadline();
        });
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
        undo.clear();
        touched.clear();
        touchedAgents.clear();
        touchedPolicies.clear();
    }

    /// The conversations that changed since [#record()], as they were before.
    Map<ConversationId, Optional<Conversation>> before() {
        return Collections.unmodifiableMap(touched);
    }

    /// Everything that changed since [#record()], as it is now.
    Changes changes() {
        var changedPolicies = new TreeMap<SiteId, Policy>();
        touchedPolicies.forEach(site -> changedPolicies.put(site, policy(site)));
        return new Changes(
                touched.keySet().stream().map(conversations::get).toList(),
                touchedAgents.stream().map(agents::get).toList(),
                changedPolicies);
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

    private void reindex(Optional<Conversation> old, Optional<Conversation> now) {
        old.ifPresent(before -> {
            switch (before.state()) {
                case State.Idle idle -> {}
                case State.Queued queued -> queue.remove(before);
                case State.Assigned serving -> {
                    var theirs = assigned.get(serving.agent().id());
                    if (theirs == null || !theirs.remove(before)) {
                        throw new IllegalStateException("not indexed: " + before.id());
                    }
                }
            }
            deadline(before).ifPresent(at -> deadlines.remove(new Deadline(at, before.id())));
        });
        now.ifPresent(after -> {
            switch (after.state()) {
                case State.Idle idle -> {}
                case State.Queued queued -> queue.add(after);
                case State.Assigned serving ->
                    assigned.computeIfAbsent(serving.agent().id(), agent -> new TreeSet<>(QUEUE_ORDER))
                            .add(after);
            }
            deadline(after).ifPresent(at -> deadlines.add(new Deadline(at, after.id())));
        });
    }

    /// A policy changed: so did the deadlines of its site. Rare, so all are made anew.
    private void redeadline() {
        deadlines.clear();
        for (var conversation : conversations.values()) {
            deadline(conversation).ifPresent(at -> deadlines.add(new Deadline(at, conversation.id())));
        }
    }

    /// When time alone changes something about this conversation.
    private Optional<Instant> deadline(Conversation conversation) {
        return Deadlines.of(conversation, policy(conversation.site()));
    }

    private static Arrival arrival(Conversation conversation) {
        return switch (conversation.state()) {
            case State.Open open -> open.arrival();
            case State.Idle idle ->
                throw new IllegalStateException("idle conversations do not wait: " + conversation.id());
        };
    }
}
