package rapport.replica;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
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

    /// @param position 1 is served next; empty: nothing is promised
    /// @param estimateSeconds how long the wait will be, if enough was measured to say so
    /// @param opensAt when the site is served again, while it is not
    public record Place(
            QueueReason reason, OptionalInt position, OptionalLong estimateSeconds, Optional<Instant> opensAt) {
        /// Places up to this one are told exactly.
        private static final int NEAR = 20;

        /// Whether this is worth telling to one who was told the other: far behind, a step forward is not.
        boolean differsFrom(Place told) {
            if (reason != told.reason
                    || position.isPresent() != told.position.isPresent()
                    || estimateSeconds.isPresent() != told.estimateSeconds.isPresent()
                    || !opensAt.equals(told.opensAt)) {
                return true;
            }
            return position.isPresent()
                    && (far(position.getAsInt(), told.position.getAsInt(), NEAR, 20)
                            || (estimateSeconds.isPresent()
                                    && far(estimateSeconds.getAsLong(), told.estimateSeconds.getAsLong(), 0, 4)));
        }

        private static boolean far(long now, long told, long exact, long share) {
            return now != told && (Math.min(now, told) <= exact || Math.abs(now - told) * share >= told);
        }
    }

    /// @param present whether they have a live connection on this node
    public record Presence(boolean present, Optional<Viewer.PageSeen> page, Optional<String> locale) {
        public static final Presence AWAY = new Presence(false, Optional.empty(), Optional.empty());
    }
}
