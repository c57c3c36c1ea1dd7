package rapport.replica;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import rapport.desk.ConversationId;
import rapport.desk.QueueReason;
import rapport.desk.TeamId;

/// Those who wait for agents of the same team, or of any.
///
/// @param waiting how many
/// @param since when the one who waits longest began to
/// @param reasons why, with how many
/// @param estimateSeconds how long somebody who comes now would wait, if enough was measured to say so
/// @param first some of them, the first to be served first
public record QueueState(
        Optional<TeamId> team,
        int waiting,
        Instant since,
        Map<QueueReason, Integer> reasons,
        OptionalLong estimateSeconds,
        List<Waiting> first) {

    /// @param since when they began to
    public record Waiting(ConversationId conversation, Instant since, Snapshot.Place place) {}
}
