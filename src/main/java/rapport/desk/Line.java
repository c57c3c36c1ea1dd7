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
                    ? reason(waiting, now)
                    : reasons.computeIfAbsent(lane, any -> reason(waiting, now));
            int ofSite = sites.merge(waiting.site(), 1, Integer::sum);
            int limit = books.policy(waiting.site()).queueLimit();
            var team = lane.requirements().team();
            if (reason == QueueReason.OUTSIDE_HOURS) {
                told.accept(
                        waiting,
                        new Outlook(
                                reason,
                                team,
                                OptionalInt.empty(),
                                openings.computeIfAbsent(waiting.site(), site -> opensAt(site, now))));
                continue;
            }
            int position = lines.merge(team, 1, Integer::sum);
            boolean beyond = limit > 0 && ofSite > limit;
            told.accept(
                    waiting,
                    new Outlook(
                            beyond ? QueueReason.QUEUE_FULL : reason,
                            team,
                            beyond ? OptionalInt.empty() : OptionalInt.of(position),
                            Optional.empty()));
        }
    }

    /// The lines in which somebody waits whose site is open. As long as the lanes, not as the queue.
    Set<Optional<TeamId>> waiting(Instant now) {
        return books.waiting().lanes().keySet().stream()
                .filter(lane -> books.policy(lane.site()).openAt(now))
                .map(lane -> lane.requirements().team())
                .collect(Collectors.toSet());
    }

    /// Who came last, without looking at the others, where that is possible: it is where nobody of their line waits for
    /// a site to open.
    Optional<Outlook> last(Conversation waiting, Instant now) {
        var team = books.waiting().laneOf(waiting).requirements().team();
        var reason = reason(waiting, now);
        boolean simple = reason != QueueReason.OUTSIDE_HOURS
                && books.queue().last().id().equals(waiting.id())
                && books.policy(waiting.site()).queueLimit() == 0
                && books.waiting().lanes().keySet().stream()
                        .noneMatch(lane -> lane.requirements().team().equals(team)
                                && !books.policy(lane.site()).openAt(now));
        return simple
                ? Optional.of(
                        new Outlook(reason, team, OptionalInt.of(books.waiting().of(team)), Optional.empty()))
                : Optional.empty();
    }

    /// How one would do who began to wait for this reason. Looks at everybody who waits.
    Outlook supposed(Conversation conversation, QueueReason reason, Instant now) {
        var team = books.requirements(conversation).team();
        if (reason == QueueReason.OUTSIDE_HOURS) {
            return new Outlook(reason, team, OptionalInt.empty(), opensAt(conversation.site(), now));
        }
        int ofSite = 1;
        int position = 1;
        for (var waiting : books.queue().headSet(conversation)) {
            if (waiting.id().equals(conversation.id())) {
                continue;
            }
            ofSite += waiting.site().equals(conversation.site()) ? 1 : 0;
            boolean sameLine = books.requirements(waiting).team().equals(team);
            position += sameLine && books.policy(waiting.site()).openAt(now) ? 1 : 0;
        }
        int limit = books.policy(conversation.site()).queueLimit();
        return limit > 0 && ofSite > limit
                ? new Outlook(QueueReason.QUEUE_FULL, team, OptionalInt.empty(), Optional.empty())
                : new Outlook(reason, team, OptionalInt.of(position), Optional.empty());
    }

    private QueueReason reason(Conversation waiting, Instant now) {
        var queued = (State.Queued) waiting.state();
        return Routing.reason(
                Routing.Question.of(waiting, Trigger.SLOT_FREE, queued.patientUntil(), books, now), books);
    }

    private Optional<Instant> opensAt(SiteId site, Instant now) {
        return books.policy(site).hours().flatMap(hours -> hours.opensAfter(now));
    }
}
