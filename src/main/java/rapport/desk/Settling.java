package rapport.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What time and capacity ask for, one step at a time, from the state as it is.
///
/// Looking at everything after every message would be wasteful, so it remembers whether anything that matters changed
/// ([#disturbedBy]) and when time alone will change something. Both are only hints: a sweep ignores them.
final class Settling {
    private final Books books;
    private final Placing placing;
    private final Drifts drifts;
    private final Map<SiteId, Opening> openings = new HashMap<>();
    private boolean disturbed = true;
    private Optional<Instant> wakeAt = Optional.empty();
    private Instant restedAt = Instant.MIN;

    Settling(Books books, Placing placing) {
        this.books = books;
        this.placing = placing;
        this.drifts = new Drifts(books);
    }

    void disturb() {
        disturbed = true;
        drifts.forget();
    }

    void disturbedBy(Event event) {
        drifts.happened(event);
        disturbed |= switch (event) {
            // A message moves the deadlines of answer and idle time, which wakeAt() reads from the index.
            case Event.MessagePosted posted -> {
                wakeIfOverdue(posted.conversation());
                yield false;
            }
            case Event.VisitorDescribed described -> false;
            case Event.VisitorRecognised recognised -> false;
            case Event.EarlierLinked linked -> false;
            case Event.TransferNoted noted -> false;
            case Event.CycleRated rated -> false;
            case Event.CycleOpened opened -> true;
            case Event.ConversationQueued queued -> true;
            case Event.ConversationAssigned assigned -> {
                wakeIfOverdue(assigned.conversation());
                yield true;
            }
            case Event.CycleClosed closed -> true;
            case Event.OwnerSet set -> true;
            case Event.PrioritySet set -> true;
            case Event.RequirementsSet set -> true;
            case Event.AgentPassedOver passed -> true;
            case Event.OfAgent of -> true;
            case Event.PolicySet set -> true;
            case Event.TeamSet set -> true;
            case Event.TeamRemoved removed -> true;
            case Event.SkillSet set -> true;
            case Event.SkillRemoved removed -> true;
        };
    }

    /// What was due before we rested, and we hear of only now: another node's clock is behind ours.
    private void wakeIfOverdue(ConversationId id) {
        books.conversation(id)
                .flatMap(conversation -> conversation.state() instanceof State.Assigned assigned
                        ? Deadlines.of(conversation, assigned, books.policy(conversation.site()))
                        : Optional.empty())
                .filter(due -> !due.isAfter(restedAt))
                .ifPresent(due -> wakeAt = Optional.of(due));
    }

    Optional<Instant> wakeAt() {
        // What was due when we rested stays due if nothing could be done about it: another look would find the same.
        return Stream.of(
                        wakeAt,
                        books.indexes().deadlines().firstAfter(restedAt),
                        books.indexes().patience().firstAfter(restedAt))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    List<Event> step(Instant now, RandomGenerator chance) {
        books.indexes().patienceEndsBy(now);
        if (!disturbed && wakeAt().filter(at -> !at.isAfter(now)).isEmpty()) {
            return List.of();
        }
        var events = goneOffline(now);
        if (events.isEmpty()) {
            events = drifted(now, chance);
        }
        if (events.isEmpty()) {
            events = closed(now);
        }
        if (events.isEmpty()) {
            events = sentAway(now);
        }
        if (events.isEmpty()) {
            events = served(Optional.empty(), now, chance);
        }
        if (events.isEmpty()) {
            events = returned(now);
        }
        if (events.isEmpty()) {
            disturbed = false;
            wakeAt = Stream.of(graceOver(now), opening(now))
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder());
            restedAt = now;
        }
        return events;
    }

    /// Agents who stayed away longer than any site's grace are offline.
    private List<Event> goneOffline(Instant now) {
        return books.indexes().lost().by(now.minus(longestGrace())).stream()
                .<Event>map(agent -> new Event.AvailabilitySet(agent, Status.OFFLINE))
                .toList();
    }

    /// A conversation whose agent is gone, or has not answered in time, goes to another, or to the queue with its
    /// original arrival. Who came first comes first: among all that are lost at once, and among those who wait
    /// already.
    private List<Event> drifted(Instant now, RandomGenerator chance) {
        var first = drifts.first(now);
        if (first.isEmpty()) {
            return List.of();
        }
        var conversation = first.get().conversation();
        var sooner = served(Optional.of(conversation), now, chance);
        if (!sooner.isEmpty()) {
            return sooner;
        }
        var draft = new Draft(conversation, now);
        first.get().passedOver().ifPresent(agent -> draft.add(new Event.AgentPassedOver(conversation.id(), agent)));
        placing.place(draft, first.get().trigger(), chance);
        return draft.events();
    }

    /// Conversations that are idle for too long.
    private List<Event> closed(Instant now) {
        return books.indexes().deadlines().by(now).stream()
                .flatMap(id -> books.conversation(id).stream())
                .filter(conversation -> conversation.state() instanceof State.Assigned assigned
                        && Deadlines.idleDue(conversation, assigned, books.policy(conversation.site()))
                                .filter(at -> !at.isAfter(now))
                                .isPresent())
                .flatMap(conversation -> closed(conversation, CloseReason.IDLE, now))
                .toList();
    }

    private static Stream<Event> closed(Conversation conversation, CloseReason reason, Instant now) {
        return new Draft(conversation, now).close(Author.SYSTEM, reason).events().stream();
    }

    /// Those who wait at a site that is gone.
    private List<Event> sentAway(Instant now) {
        var gone = books.rules().gone().keySet();
        if (gone.isEmpty()) {
            return List.of();
        }
        return books.waiting().lanes().entrySet().stream()
                .filter(lane -> gone.contains(lane.getKey().site()))
                .flatMap(lane -> lane.getValue().stream())
                .sorted(QueueOrder.FIRST_SERVED)
                .flatMap(conversation -> closed(conversation, CloseReason.SYSTEM, now))
                .toList();
    }

    /// Where the site wants it, a conversation that drifted goes back to the visitor's own agent, as long as the new
    /// one has not answered. What people gave away stays given. Only after all who wait were
    /// served: a slot that becomes free is theirs first.
    private List<Event> returned(Instant now) {
        if (!books.rules().anyReturns()) {
            return List.of();
        }
        return books.indexes().strays().stream()
                .flatMap(conversation -> bound(conversation, now).stream().map(agent -> {
                    var rule = conversation.binding().owner().equals(Optional.of(agent)) ? Rule.OWNER : Rule.LAST_AGENT;
                    var draft = new Draft(conversation, now);
                    placing.give(draft, agent, Trigger.BOUND_RETURNED, rule);
                    return draft.events();
                }))
                .findFirst()
                .orElse(List.of());
    }

    private Optional<AgentId> bound(Conversation conversation, Instant now) {
        var binding = conversation.binding();
        var policy = books.policy(conversation.site());
        var last = binding.last().filter(Binding.LastAgent::answered).isPresent()
                ? binding.lastWithin(policy.memory(), now)
                : Optional.<AgentId>empty();
        if (!policy.openAt(now)) {
            return Optional.empty();
        }
        // It goes only to one who is more its own than the one who has it.
        return Stream.of(binding.owner(), last)
                .flatMap(Optional::stream)
                .takeWhile(id -> !conversation.servedBy(id))
                .flatMap(id -> books.standing(id).stream())
                .filter(standing -> Routing.refusal(conversation, books.requirements(conversation), standing)
                        .isEmpty())
                .map(standing -> standing.agent().id())
                .findFirst();
    }

    /// The first of those who wait who can be served.
    ///
    /// @param before only who comes before this one
    private List<Event> served(Optional<Conversation> before, Instant now, RandomGenerator chance) {
        Optional<Conversation> first = before;
        boolean found = false;
        for (var lane : books.waiting().lanes().entrySet()) {
            if (books.pool(lane.getKey().requirements()).anyFree()) {
                var head = lane.getValue().first();
                boolean sooner = first.filter(other -> QueueOrder.FIRST_SERVED.compare(head, other) >= 0)
                        .isEmpty();
                if (sooner && placing.serves(head, now)) {
                    first = Optional.of(head);
                    found = true;
                }
            }
        }
        return found ? placing.served(first.orElseThrow(), now, chance) : List.of();
    }

    /// When the next grace will be over.
    private Optional<Instant> graceOver(Instant now) {
        var lost = books.indexes().lost();
        return graces().flatMap(
                        grace -> lost.firstAfter(now.minus(grace)).stream().map(at -> at.plus(grace)))
                .min(Comparator.naturalOrder());
    }

    private Duration longestGrace() {
        return graces().max(Comparator.naturalOrder()).orElseThrow();
    }

    /// Every grace that somebody could still need: a site that is gone keeps its own for those who are with an agent.
    private Stream<Duration> graces() {
        var underWay = books.rules().gone().entrySet().stream()
                .filter(site -> books.indexes().anyServed(site.getKey()))
                .map(site -> site.getValue().grace());
        return Stream.concat(books.rules().graces().stream(), underWay);
    }

    /// When the next site opens where somebody waits, or could go back to their own agent: it may have closed by then.
    private Optional<Instant> opening(Instant now) {
        var waiting = books.waiting().lanes().keySet().stream().map(Waiting.Lane::site);
        var strays = books.indexes().strays().stream().map(Conversation::site);
        return Stream.concat(waiting, strays)
                .distinct()
                .flatMap(site -> opening(site, now).stream())
                .min(Comparator.naturalOrder());
    }

    private Optional<Instant> opening(SiteId site, Instant now) {
        return books.policy(site).hours().flatMap(hours -> {
            var known = Optional.ofNullable(openings.get(site)).filter(opening -> opening.holds(hours, now));
            var opening = known.orElseGet(() -> new Opening(hours, now, hours.opensAfter(now)));
            openings.put(site, opening);
            return opening.at();
        });
    }

    /// When a site opens next, as long as that is true: to look for it takes a walk through a year where it never does.
    ///
    /// @param since when it was looked for
    private record Opening(Hours hours, Instant since, Optional<Instant> at) {
        private static final Duration NEVER = Duration.ofDays(1);

        boolean holds(Hours those, Instant now) {
            return hours.equals(those) && !now.isBefore(since) && now.isBefore(at.orElseGet(() -> since.plus(NEVER)));
        }
    }
}
