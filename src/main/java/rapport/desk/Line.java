package rapport.desk;

import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// What those who wait can be told. Who waits for agents of the same team stands in one line; who waits for a site to
/// open is not yet in it.
final class Line {
    /// Behind whom no more wait is told their place without counting the whole queue.
    private static final int FEW = 100;

    private final Books books;

    Line(Books books) {
        this.books = books;
    }

    /// Everybody, the first to be served first. As long as the queue: for once a second.
    void all(Instant now, BiConsumer<Conversation, Outlook> told) {
        var lines = new HashMap<Optional<TeamId>, Integer>();
        var sites = new HashMap<SiteId, Integer>();
        var reasons = new HashMap<Waiting.Lane, QueueReason>();
        var openings = new HashMap<SiteId, Optional<Instant>>();
        for (var waiting : books.queue()) {
            var lane = books.waiting().laneOf(waiting);
            var reason = lane.patientFor().isPresent()
                    ? reason(waiting, lane, now)
                    : reasons.computeIfAbsent(lane, any -> reason(waiting, lane, now));
            int ofSite = sites.merge(waiting.site(), 1, Integer::sum);
            var team = lane.requirements().team();
            boolean open = reason != QueueReason.OUTSIDE_HOURS;
            boolean promised = books.policy(waiting.site()).promises(ofSite);
            told.accept(
                    waiting,
                    open
                            ? outlook(team, reason, promised, lines.merge(team, 1, Integer::sum))
                            : closed(team, openings.computeIfAbsent(waiting.site(), site -> opensAt(site, now))));
        }
    }

    /// Whether it waits, and not for its site to open. It need not be the present state.
    boolean holds(Conversation conversation, Instant now) {
        return conversation.state() instanceof State.Queued
                && books.policy(conversation.site()).openAt(now);
    }

    /// The lines in which somebody waits whose site is open. As long as the lanes, not as the queue.
    Set<Optional<TeamId>> waiting(Instant now) {
        return books.waiting().lanes().keySet().stream()
                .filter(lane -> books.policy(lane.site()).openAt(now))
                .map(lane -> lane.requirements().team())
                .collect(Collectors.toSet());
    }

    /// How one does behind whom few wait, as behind one who just came: those are taken off the number of all. As long
    /// as the lanes, not as the queue.
    Optional<Outlook> late(Conversation waiting, Instant now) {
        var lane = books.waiting().laneOf(waiting);
        var team = lane.requirements().team();
        var reason = reason(waiting, lane, now);
        if (reason == QueueReason.OUTSIDE_HOURS) {
            return Optional.of(closed(team, opensAt(waiting.site(), now)));
        }
        int behind = 0;
        int ofSite = books.waiting().at(waiting.site());
        int position = open(team, now);
        for (var other : books.queue().descendingSet()) {
            if (other.id().equals(waiting.id())) {
                boolean promised = books.policy(waiting.site()).promises(ofSite);
                return Optional.of(outlook(team, reason, promised, position));
            }
            if (++behind > FEW) {
                return Optional.empty();
            }
            ofSite -= other.site().equals(waiting.site()) ? 1 : 0;
            position -= inLine(other, team, now) ? 1 : 0;
        }
        return Optional.empty();
    }

    /// How many of those who wait for agents of this team are in its line.
    private int open(Optional<TeamId> team, Instant now) {
        return books.waiting().of(team)
                - books.waiting().lanes().entrySet().stream()
                        .filter(lane -> lane.getKey().requirements().team().equals(team)
                                && !books.policy(lane.getKey().site()).openAt(now))
                        .mapToInt(lane -> lane.getValue().size())
                        .sum();
    }

    private boolean inLine(Conversation waiting, Optional<TeamId> team, Instant now) {
        return books.waiting().laneOf(waiting).requirements().team().equals(team)
                && books.policy(waiting.site()).openAt(now);
    }

    /// How one would do who began to wait for this reason. Looks at everybody who waits.
    Outlook supposed(Conversation conversation, QueueReason reason, Instant now) {
        var team = books.requirements(conversation).team();
        if (reason == QueueReason.OUTSIDE_HOURS) {
            return closed(team, opensAt(conversation.site(), now));
        }
        int position = 1;
        for (var waiting : books.queue().headSet(conversation)) {
            boolean other = !waiting.id().equals(conversation.id());
            position += other && inLine(waiting, team, now) ? 1 : 0;
        }
        return outlook(team, reason, promised(conversation), position);
    }

    /// What one is told who begins to wait for this reason.
    QueueReason told(Conversation conversation, QueueReason reason) {
        return reason == QueueReason.OUTSIDE_HOURS || promised(conversation) ? reason : QueueReason.QUEUE_FULL;
    }

    /// Whether one who begins to wait is promised a place by their site. As long as the lanes, not as the queue.
    private boolean promised(Conversation conversation) {
        var site = conversation.site();
        var policy = books.policy(site);
        if (policy.promises(books.waiting().at(site) + 1)) {
            return true;
        }
        int place = 1;
        for (var lane : books.waiting().lanes().entrySet()) {
            if (!lane.getKey().site().equals(site)) {
                continue;
            }
            for (var waiting : lane.getValue().headSet(conversation)) {
                place += waiting.id().equals(conversation.id()) ? 0 : 1;
                if (!policy.promises(place)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Outlook outlook(Optional<TeamId> team, QueueReason reason, boolean promised, int position) {
        return promised
                ? new Outlook(reason, team, OptionalInt.of(position), Optional.empty())
                : new Outlook(QueueReason.QUEUE_FULL, team, OptionalInt.empty(), Optional.empty());
    }

    private static Outlook closed(Optional<TeamId> team, Optional<Instant> opensAt) {
        return new Outlook(QueueReason.OUTSIDE_HOURS, team, OptionalInt.empty(), opensAt);
    }

    private QueueReason reason(Conversation waiting, Waiting.Lane lane, Instant now) {
        var queued = (State.Queued) waiting.state();
        // In a lane of those who are alike nobody waits for their own agent any more.
        var patientUntil = lane.patientFor().isPresent() ? queued.patientUntil() : Optional.<Instant>empty();
        return Routing.reason(Routing.Question.of(waiting, Trigger.SLOT_FREE, patientUntil, books, now), books);
    }

    private Optional<Instant> opensAt(SiteId site, Instant now) {
        return books.policy(site).hours().flatMap(hours -> hours.opensAfter(now));
    }
}
