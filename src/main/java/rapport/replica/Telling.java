package rapport.replica;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rapport.desk.AgentId;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Desk;
import rapport.desk.Event;
import rapport.desk.State;

/// Tells those concerned what was committed: states first, then entries, each once.
final class Telling implements Committing.Told {
    private final Desk desk;
    private final Audience audience;
    private final Snapshots snapshots;
    private final Shelf shelf;
    private final Deliveries deliveries;
    /// Conversations whose watchers are owed the newest state: told once a second, however much is said.
    private final Set<ConversationId> owed = new LinkedHashSet<>();

    /// True at start: nobody has been told a place yet.
    private boolean queueMoved = true;

    Telling(Desk desk, Audience audience, Snapshots snapshots, Shelf shelf, Deliveries deliveries) {
        this.desk = desk;
        this.audience = audience;
        this.snapshots = snapshots;
        this.shelf = shelf;
        this.deliveries = deliveries;
    }

    @Override
    public void committed(Collection<Event> events, Map<ConversationId, Optional<Conversation>> before) {
        shelf.touched(conversations(events));
        var agents = new LinkedHashSet<AgentId>();
        var present = new LinkedHashSet<AgentId>();
        before.forEach((id, was) -> desk.conversation(id).ifPresent(now -> changed(was, now, agents)));
        for (var event : events) {
            switch (event) {
                case Event.Entered entered -> entered(entered);
                case Event.AgentConnected connected -> present.add(connected.agent());
                case Event.AgentDisconnected disconnected -> present.add(disconnected.agent());
                case Event.OfAgent of -> agents.add(of.agent());
                case Event.OfConversation other -> {}
                case Event.PolicySet set -> queueMoved = true;
                case Event.TeamSet set -> {}
                case Event.TeamRemoved removed -> queueMoved = true;
                case Event.SkillSet set -> {}
                case Event.SkillRemoved removed -> queueMoved = true;
            }
        }
        agents.addAll(present);
        agents.forEach(this::agentChanged);
        present.forEach(agent -> List.copyOf(desk.assigned(agent)).forEach(this::tell));
    }

    /// Also those that are not in memory: their rows may be on the way.
    private static Set<ConversationId> conversations(Collection<Event> events) {
        var conversations = new LinkedHashSet<ConversationId>();
        for (var event : events) {
            if (event instanceof Event.OfConversation of) {
                conversations.add(of.conversation());
            }
        }
        return conversations;
    }

    private void changed(Optional<Conversation> was, Conversation now, Set<AgentId> agents) {
        boolean waited = was.filter(Telling::queued).isPresent();
        queueMoved |= waited || queued(now);
        was.filter(before -> !sameLine(before, now)).ifPresent(snapshots::left);
        if (!waited || !queued(now)) {
            snapshots.forgetPlace(now.id());
        }
        was.flatMap(Conversation::agent).ifPresent(agent -> {
            if (!now.servedBy(agent.id())) {
                agents.add(agent.id());
                var dismissed = new Notice.Dismissed(
                        now.id(), was.map(Conversation::fence).orElse(0L));
                audience.toAgent(agent.id(), listener -> deliveries.add(listener, dismissed));
            }
        });
        now.agent()
                .filter(agent -> was.filter(old -> old.servedBy(agent.id())).isEmpty())
                .ifPresent(agent -> agents.add(agent.id()));
        if (was.filter(old -> sameState(old, now)).isPresent()) {
            owe(now);
            return;
        }
        tell(now, waited || queued(now));
    }

    /// Tells everybody who is concerned how a conversation stands.
    void tell(Conversation conversation) {
        tell(conversation, queued(conversation));
    }

    private void tell(Conversation conversation, boolean queued) {
        var listeners = new LinkedHashSet<Listener>();
        audience.toVisitors(conversation.id(), listeners::add);
        if (conversation.begun()) {
            audience.toAgents(conversation, listeners::add);
            audience.toWatchers(conversation, queued, listeners::add);
        }
        owed.remove(conversation.id());
        tell(conversation, listeners);
    }

    /// Tells the agents who are concerned: of something that is not for visitors.
    void tellAgents(Conversation conversation) {
        var listeners = new LinkedHashSet<Listener>();
        audience.toAgents(conversation, listeners::add);
        tell(conversation, listeners);
        owe(conversation);
    }

    private void tell(Conversation conversation, Set<Listener> listeners) {
        if (!listeners.isEmpty()) {
            var changed = new Notice.Changed(snapshots.of(conversation));
            listeners.forEach(listener -> deliveries.add(listener, changed));
        }
    }

    /// To agents, a conversation in which nothing was ever said is not there.
    private void owe(Conversation conversation) {
        if (audience.watched() && conversation.begun()) {
            owed.add(conversation.id());
        }
    }

    /// What is told once a second.
    void everySecond() {
        snapshots.second();
        if (queueMoved || snapshots.timeMovedPlaces()) {
            queueMoved = false;
            snapshots.movedPlaces(this::tell);
        }
        for (var id : List.copyOf(owed)) {
            desk.conversation(id)
                    .ifPresent(conversation -> audience.toWatchers(
                            conversation,
                            queued(conversation),
                            listener -> deliveries.add(listener, new Notice.Changed(snapshots.of(conversation)))));
        }
        owed.clear();
    }

    private void entered(Event.Entered entered) {
        var committed = new Notice.Committed(entered.entry());
        if (entered.entry().content().visible().isPresent()) {
            audience.toVisitors(entered.conversation(), listener -> deliveries.add(listener, committed));
        }
        desk.conversation(entered.conversation())
                .ifPresent(conversation ->
                        audience.toAgents(conversation, listener -> deliveries.add(listener, committed)));
    }

    /// The agent's connections learn their new status and load; the visitors, whether their agent is there.
    private void agentChanged(AgentId id) {
        desk.agent(id).ifPresent(agent -> {
            queueMoved = true;
            var myself = new Notice.Myself(new AgentState(agent, desk.load(id)));
            audience.toAgent(id, listener -> deliveries.add(listener, myself));
        });
    }

    /// Whether it waits where it waited.
    private boolean sameLine(Conversation was, Conversation now) {
        return queued(now)
                && desk.requirements(was).team().equals(desk.requirements(now).team());
    }

    private static boolean queued(Conversation conversation) {
        return conversation.state() instanceof State.Queued;
    }

    /// Whether two states of a conversation differ in nothing but what was said.
    private static boolean sameState(Conversation a, Conversation b) {
        return sameState(a.state(), b.state())
                && a.fence() == b.fence()
                && a.cycle() == b.cycle()
                && a.priority() == b.priority()
                && a.profile().equals(b.profile())
                && a.binding().owner().equals(b.binding().owner())
                && a.earlier().equals(b.earlier())
                && a.continuedIn().equals(b.continuedIn());
    }

    private static boolean sameState(State a, State b) {
        if (a instanceof State.Assigned one && b instanceof State.Assigned other) {
            return one.agent().equals(other.agent());
        }
        return a.equals(b);
    }
}
