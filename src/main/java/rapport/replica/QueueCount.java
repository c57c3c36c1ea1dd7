package rapport.replica;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.desk.Conversation;
import rapport.desk.Outlook;
import rapport.desk.QueueReason;
import rapport.desk.State;
import rapport.desk.TeamId;

/// Counts those who wait, team by team.
final class QueueCount {
    private final Snapshots snapshots;
    private final int most;
    private final Map<Optional<TeamId>, Counted> queues = new HashMap<>();

    /// @param most of how many in each it is told who they are
    QueueCount(Snapshots snapshots, int most) {
        this.snapshots = snapshots;
        this.most = most;
    }

    private static final class Counted {
        private final Map<QueueReason, Integer> reasons = new EnumMap<>(QueueReason.class);
        private final List<QueueState.Waiting> first = new ArrayList<>();
        private int waiting;
        private int inLine;
        private Instant since = Instant.MAX;
    }

    /// To be called for everybody who waits, the first to be served first.
    void add(Conversation waiting, Outlook outlook) {
        var queued = (State.Queued) waiting.state();
        var since = queued.arrival().at();
        var counted = queues.computeIfAbsent(outlook.line(), line -> new Counted());
        counted.waiting++;
        counted.inLine += outlook.reason() == QueueReason.OUTSIDE_HOURS ? 0 : 1;
        counted.reasons.merge(outlook.reason(), 1, Integer::sum);
        counted.since = since.isBefore(counted.since) ? since : counted.since;
        if (counted.first.size() < most) {
            counted.first.add(new QueueState.Waiting(waiting.id(), since, snapshots.place(outlook)));
        }
    }

    /// The queue of those who want no team in particular last.
    List<QueueState> all() {
        return queues.entrySet().stream()
                .map(queue -> state(queue.getKey(), queue.getValue()))
                .sorted(Comparator.comparing((QueueState queue) -> queue.team().isEmpty())
                        .thenComparing(queue -> queue.team().map(TeamId::value).orElse("")))
                .toList();
    }

    private QueueState state(Optional<TeamId> team, Counted counted) {
        return new QueueState(
                team,
                counted.waiting,
                counted.since,
                counted.reasons,
                snapshots.expectedSeconds(team, counted.inLine + 1),
                counted.first);
    }
}
