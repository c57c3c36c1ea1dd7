package rapport.desk;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Who waits: in one order, and in lanes of those who are alike to routing. Of a lane only the first has to be looked
/// at: if nobody can serve them, nobody can serve those behind them.
final class Waiting {
    /// @param passedOver who does not get them any more in this cycle
    /// @param patientFor whom they wait for in particular
    record Lane(SiteId site, Requirements requirements, Set<AgentId> passedOver, Optional<Own> patientFor) {}

    /// A visitor's own agents, as they are remembered.
    record Own(Optional<AgentId> owner, Optional<AgentId> last) {}

    private final TreeSet<Conversation> all = new TreeSet<>(QueueOrder.FIRST_SERVED);
    private final Map<ConversationId, Lane> laneOf = new HashMap<>();
    private final Map<Lane, SortedSet<Conversation>> lanes = new HashMap<>();
    private final Map<SiteId, Integer> sites = new HashMap<>();
    private final Map<Optional<TeamId>, Integer> teams = new HashMap<>();

    void add(Conversation conversation, Lane lane) {
        all.add(conversation);
        enter(conversation, lane);
        sites.put(conversation.site(), at(conversation.site()) + 1);
    }

    void remove(Conversation conversation) {
        if (!all.remove(conversation)) {
            throw new IllegalStateException("not indexed: " + conversation.id());
        }
        leave(conversation);
        sites.put(conversation.site(), at(conversation.site()) - 1);
    }

    /// The conversation is alike to others from now on.
    void move(Conversation conversation, Lane lane) {
        leave(conversation);
        enter(conversation, lane);
    }

    private void enter(Conversation conversation, Lane lane) {
        laneOf.put(conversation.id(), lane);
        teams.put(lane.requirements().team(), of(lane.requirements().team()) + 1);
        lanes.computeIfAbsent(lane, one -> new TreeSet<>(QueueOrder.FIRST_SERVED))
                .add(conversation);
    }

    private void leave(Conversation conversation) {
        var lane = laneOf(conversation);
        laneOf.remove(conversation.id());
        var those = lanes.get(lane);
        if (those == null || !those.remove(conversation)) {
            throw new IllegalStateException("not in its lane: " + conversation.id());
        }
        teams.put(lane.requirements().team(), of(lane.requirements().team()) - 1);
        if (those.isEmpty()) {
            lanes.remove(lane);
        }
    }

    void clear() {
        all.clear();
        laneOf.clear();
        lanes.clear();
        sites.clear();
        teams.clear();
    }

    /// All of them, the first to be served first.
    NavigableSet<Conversation> all() {
        return all;
    }

    /// In no order.
    Map<Lane, SortedSet<Conversation>> lanes() {
        return Collections.unmodifiableMap(lanes);
    }

    Lane laneOf(Conversation conversation) {
        var lane = laneOf.get(conversation.id());
        if (lane == null) {
            throw new IllegalStateException("in no lane: " + conversation.id());
        }
        return lane;
    }

    /// How many wait at this site.
    int at(SiteId site) {
        return sites.getOrDefault(site, 0);
    }

    /// How many wait for agents of this team.
    int of(Optional<TeamId> team) {
        return teams.getOrDefault(team, 0);
    }
}
