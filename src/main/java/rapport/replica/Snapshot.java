package rapport.replica;

import java.util.Optional;
import rapport.desk.AgentRef;
import rapport.desk.Conversation;
import rapport.desk.Marks;
import rapport.desk.QueueReason;

/// A conversation as it stands at one moment, with what is not in the log: marks, presence, the place in the queue.
///
/// @param agentPresent whether the agent who serves it has a live connection
/// @param owner whose customer this is, by their present name
/// @param lastAgent who served this visitor last, by their present name
/// @param queue the place of one who waits
/// @param visitor what is known of the visitor's connections
public record Snapshot(
        Conversation conversation,
        boolean agentPresent,
        Optional<AgentRef> owner,
        Optional<AgentRef> lastAgent,
        Optional<Place> queue,
        Marks marks,
        Presence visitor) {

    /// @param position 1 is served next
    public record Place(QueueReason reason, int position) {}

    /// @param present whether they have a live connection on this node
    public record Presence(boolean present, Optional<Viewer.PageSeen> page, Optional<String> locale) {
        public static final Presence AWAY = new Presence(false, Optional.empty(), Optional.empty());
    }
}
