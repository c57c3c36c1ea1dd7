package rapport.replica;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import rapport.desk.AgentId;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;

/// Who listens to what on this node.
final class Audience {
    /// A registered listener. Agents hear of what is assigned to them without asking; what they opened or watch stands
    /// here.
    static final class Seat {
        private final Listener listener;
        private final Set<ConversationId> opened = new LinkedHashSet<>();
        private Scope scope = Scope.NONE;
        private Optional<Viewer.PageSeen> page = Optional.empty();

        private Seat(Listener listener) {
            this.listener = listener;
        }

        Listener listener() {
            return listener;
        }

        Set<ConversationId> opened() {
            return opened;
        }

        Scope scope() {
            return scope;
        }
    }

    private final Map<Listener, Seat> seats = new HashMap<>();
    private final Map<ConversationId, Set<Seat>> visitors = new HashMap<>();
    private final Map<AgentId, Set<Seat>> agents = new HashMap<>();
    private final Map<ConversationId, Set<Seat>> openers = new HashMap<>();
    private final Set<Seat> watchers = new LinkedHashSet<>();

    void join(Listener listener) {
        var seat = new Seat(listener);
        seats.put(listener, seat);
        switch (listener.viewer()) {
            case Viewer.OfVisitor visitor -> {
                seat.page = visitor.page();
                add(visitors, visitor.conversation(), seat);
            }
            case Viewer.OfAgent agent -> add(agents, agent.agent(), seat);
        }
    }

    /// Whether the listener was there.
    boolean leave(Listener listener) {
        var seat = seats.remove(listener);
        if (seat == null) {
            return false;
        }
        switch (listener.viewer()) {
            case Viewer.OfVisitor visitor -> remove(visitors, visitor.conversation(), seat);
            case Viewer.OfAgent agent -> remove(agents, agent.agent(), seat);
        }
        seat.opened.forEach(conversation -> remove(openers, conversation, seat));
        watchers.remove(seat);
        return true;
    }

    Optional<Seat> seat(Listener listener) {
        return Optional.ofNullable(seats.get(listener));
    }

    void open(Listener listener, ConversationId conversation) {
        seat(listener).ifPresent(seat -> {
            seat.opened.add(conversation);
            add(openers, conversation, seat);
        });
    }

    void unfollow(Listener listener, ConversationId conversation) {
        seat(listener).ifPresent(seat -> {
            seat.opened.remove(conversation);
            remove(openers, conversation, seat);
        });
    }

    void watch(Listener listener, Scope scope) {
        seat(listener).ifPresent(seat -> {
            seat.scope = scope;
            if (scope == Scope.NONE) {
                watchers.remove(seat);
            } else {
                watchers.add(seat);
            }
        });
    }

    void page(Listener listener, Viewer.PageSeen page) {
        seat(listener).ifPresent(seat -> seat.page = Optional.of(page));
    }

    boolean watched() {
        return !watchers.isEmpty();
    }

    boolean connected(AgentId agent) {
        return agents.containsKey(agent);
    }

    boolean visited(ConversationId conversation) {
        return visitors.containsKey(conversation);
    }

    /// Whether anybody here follows this conversation.
    boolean followed(Conversation conversation) {
        return visited(conversation.id()) || openers.containsKey(conversation.id());
    }

    /// What is known of the visitor's connections; the newest one says where they are.
    Snapshot.Presence presence(ConversationId conversation) {
        var theirs = visitors.get(conversation);
        if (theirs == null) {
            return Snapshot.Presence.AWAY;
        }
        var presence = Snapshot.Presence.AWAY;
        for (var seat : theirs) {
            var viewer = (Viewer.OfVisitor) seat.listener.viewer();
            presence = new Snapshot.Presence(
                    true, seat.page.or(presence::page), viewer.locale().or(presence::locale));
        }
        return presence;
    }

    void toVisitors(ConversationId conversation, Consumer<Listener> tell) {
        each(visitors.get(conversation), tell);
    }

    void toAgent(AgentId agent, Consumer<Listener> tell) {
        each(agents.get(agent), tell);
    }

    /// All agents' connections that follow the conversation: those of the agent who serves it, and those that opened
    /// it.
    void toAgents(Conversation conversation, Consumer<Listener> tell) {
        var serving = conversation.agent();
        serving.ifPresent(agent -> toAgent(agent.id(), tell));
        each(openers.get(conversation.id()), listener -> {
            boolean serves = listener.viewer() instanceof Viewer.OfAgent agent
                    && serving.filter(ref -> ref.id().equals(agent.agent())).isPresent();
            if (!serves) {
                tell.accept(listener);
            }
        });
    }

    /// Agents' connections that watch such a conversation and do not follow it anyway.
    ///
    /// @param queued whether it waits, or waited until now
    void toWatchers(Conversation conversation, boolean queued, Consumer<Listener> tell) {
        var serving = conversation.agent();
        for (var seat : watchers) {
            boolean follows = seat.opened.contains(conversation.id())
                    || (seat.listener.viewer() instanceof Viewer.OfAgent agent
                            && serving.filter(ref -> ref.id().equals(agent.agent()))
                                    .isPresent());
            if (!follows && (seat.scope == Scope.ALL || queued)) {
                tell.accept(seat.listener);
            }
        }
    }

    private static void each(@Nullable Set<Seat> seats, Consumer<Listener> tell) {
        if (seats != null) {
            seats.forEach(seat -> tell.accept(seat.listener));
        }
    }

    private static <K> void add(Map<K, Set<Seat>> index, K key, Seat seat) {
        index.computeIfAbsent(key, missing -> new LinkedHashSet<>(2)).add(seat);
    }

    private static <K> void remove(Map<K, Set<Seat>> index, K key, Seat seat) {
        var seats = index.get(key);
        if (seats != null) {
            seats.remove(seat);
            if (seats.isEmpty()) {
                index.remove(key);
            }
        }
    }
}
