package rapport.gateway;

import java.util.Optional;
import java.util.OptionalLong;
import rapport.desk.AgentId;
import rapport.desk.AgentRef;
import rapport.replica.Snapshot;
import rapport.replica.Viewer;
import rapport.wire.AgentConversation;
import rapport.wire.Marks;
import rapport.wire.Page;
import rapport.wire.QueuePlace;
import rapport.wire.Serving;
import rapport.wire.Surroundings;
import rapport.wire.VisitorConversation;
import rapport.wire.Whereabouts;

/// How a replica's snapshot reads on the wire.
public final class Views {
    private Views() {}

    public static VisitorConversation forVisitor(Snapshot snapshot) {
        return VisitorConversation.of(snapshot.conversation(), surroundings(snapshot));
    }

    public static AgentConversation forAgent(Snapshot snapshot) {
        return AgentConversation.of(
                snapshot.conversation(),
                surroundings(snapshot),
                whereabouts(snapshot.visitor()),
                id -> name(snapshot, id));
    }

    private static Surroundings surroundings(Snapshot snapshot) {
        var marks = snapshot.marks();
        return new Surroundings(
                snapshot.conversation()
                        .agent()
                        .map(agent -> new Serving(agent, Optional.empty(), snapshot.agentPresent())),
                snapshot.queue()
                        .map(place -> new QueuePlace(
                                place.reason(),
                                place.position().isPresent()
                                        ? OptionalLong.of(place.position().getAsInt())
                                        : OptionalLong.empty(),
                                place.estimateSeconds(),
                                place.opensAt())),
                new Marks(marks.visitorRead(), marks.agentRead()),
                new Marks(marks.visitorDelivered(), marks.agentDelivered()));
    }

    private static Whereabouts whereabouts(Snapshot.Presence presence) {
        return new Whereabouts(
                presence.present(),
                presence.page().map(page -> new Page(page.url(), page.title(), page.referrer())),
                presence.locale());
    }

    private static Optional<AgentRef> name(Snapshot snapshot, AgentId id) {
        return snapshot.owner()
                .filter(owner -> owner.id().equals(id))
                .or(() -> snapshot.lastAgent().filter(last -> last.id().equals(id)));
    }

    static Viewer.PageSeen page(Page page) {
        return new Viewer.PageSeen(page.url(), page.title(), page.referrer());
    }
}
