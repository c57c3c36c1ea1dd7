package rapport.api;

import java.util.Optional;
import java.util.OptionalLong;
import rapport.desk.Agent;
import rapport.desk.Marks;
import rapport.replica.AgentState;
import rapport.replica.Snapshot;
import rapport.replica.View;
import rapport.replica.Viewer;
import rapport.wire.AgentConversation;
import rapport.wire.Page;
import rapport.wire.QueuePlace;
import rapport.wire.Serving;
import rapport.wire.Surroundings;
import rapport.wire.Whereabouts;

/// Conversations as agents are told of them.
final class Portraits {
    private Portraits() {}

    static AgentConversation of(Snapshot snapshot, View view) {
        Marks marks = snapshot.marks();
        Surroundings around = new Surroundings(
                snapshot.conversation()
                        .agent()
                        .map(agent -> new Serving(agent, Optional.empty(), snapshot.agentPresent())),
                snapshot.queue().map(place -> new QueuePlace(place.reason(), place.position(), OptionalLong.empty())),
                new rapport.wire.Marks(marks.visitorRead(), marks.agentRead()),
                new rapport.wire.Marks(marks.visitorDelivered(), marks.agentDelivered()));
        Snapshot.Presence visitor = snapshot.visitor();
        Whereabouts whereabouts =
                new Whereabouts(visitor.present(), visitor.page().map(Portraits::page), visitor.locale());
        return AgentConversation.of(
                snapshot.conversation(),
                around,
                whereabouts,
                id -> view.agent(id).map(AgentState::agent).map(Agent::ref));
    }

    private static Page page(Viewer.PageSeen seen) {
        return new Page(seen.url(), seen.title(), seen.referrer());
    }
}
