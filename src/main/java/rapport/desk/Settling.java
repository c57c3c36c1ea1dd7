package rapport.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What time and capacity ask for, one step at a time, from the state as it is.
///
/// Looking at everything after every message would be wasteful, so it remembers whether anything that matters changed
/// ([#disturbedBy]) and when time alone will change something. Both are only hints: a sweep ignores them.
final class Settling {
    private final Books books;
    private final Placing placing;
    private boolean disturbed = true;
    private Optional<Instant> wakeAt = Optional.empty();
    private Instant restedAt = Instant.MIN;

    Settling(Books books, Placing placing) {
        this.books = books;
        this.placing = placing;
    }

    void disturb() {
        disturbed = true;
    }

    void disturbedBy(Event event) {
        disturbed |= switch (event) {
            // A message moves the deadlines of answer and idle time, which wakeAt() reads from the index.
            case Event.MessagePosted posted -> false;
            case Event.VisitorDescribed described -> false;
            case Event.VisitorRecognised recognised -> false;
            case Event.EarlierLinked linked -> false;
            case Event.TransferNoted noted -> false;
            case Event.CycleRated rated -> false;
            case Event.CycleOpened opened -> true;
            case Event.ConversationQueued queued -> true;
            case Event.ConversationAssigned assigned -> true;
            case Event.CycleClosed closed -> true;
            case Event.OwnerSet set -> true;
            case Event.PrioritySet set -> true;
            case Event.AgentPassedOver passed -> true;
            case Event.OfAgent of -> true;
            case Event.PolicySet set -> true;
        };
    }

    Optional<Instant> wakeAt() {
        // Who is patient no more and still finds nobody has a deadline that is over: another look would find the same.
        var deadline = books.firstDeadline(restedAt);
        return deadline.isPresent() && (wakeAt.isEmpty() || deadline.get().isBefore(wakeAt.get())) ? deadline : wakeAt;
    }

    List<Event> step(Instant now, RandomGenerator chance) {
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
            events = returned(now);
        }
        if (events.isEmpty()) {
            events = served(books.queue(), now, chance);
        }
        if (events.isEmpty()) {
            disturbed = false;
            wakeAt = graceOver(now);
            restedAt = now;
        }
        return events;
    }

    /// An agent who stayed away longer than any site's grace is offline.
    private List<Event> goneOffline(Instant now) {
        return books.agents().stream()
                .filter(agent -> agent.status() != Status.OFFLINE && lost(agent, longestGrace(), now))
                .findFirst()
                .<List<Event>>map(agent -> List.of(new Event.AvailabilitySet(agent.id(), Status.OFFLINE)))
                .orElse(List.of());
    }

    /// A conversation whose agent is gone, or has not answered in time, goes to another, or to the queue with its
    /// original arrival. Who came first comes first: among all that are lost at once, and among those who wait
    /// already.
    private List<Event> drifted(Instant now, RandomGenerator chance) {
        var first = Stream.concat(left(now), unanswered(now))
                .min(Comparator.comparing(Drifting::conversation, Books.QUEUE_ORDER));
        if (first.isEmpty()) {
            return List.of();
        }
        var conversation = first.get().conversation();
        var sooner = served(books.queue().headSet(conversation, false), now, chance);
        if (!sooner.isEmpty()) {
            return sooner;
        }
        var draft = new Draft(conversation, now);
        first.get().passedOver().ifPresent(agent -> draft.add(new Event.AgentPassedOver(conversation.id(), agent)));
        placing.place(draft, first.get().trigger(), chance);
        return draft.events();
    }

    /// @param passedOver who is not given it again in this cycle
    private record Drifting(Conversation conversation, Trigger trigger, Optional<AgentId> passedOver) {}

    /// The first that each agent who is gone leaves behind.
    private Stream<Drifting> left(Instant now) {
        return books.agents().stream()
                .filter(agent -> !agent.available())
                .flatMap(agent -> books.assigned(agent.id()).stream()
                        .flatMap(conversation -> gone(agent, books.policy(conversation.site()), now).stream()
                                .map(trigger -> new Drifting(conversation, trigger, Optional.empty())))
                        .limit(1));
    }

    /// What was left without an answer for too long.
    private Stream<Drifting> unanswered(Instant now) {
        return due(now, Deadlines::answerDue)
                .map(conversation -> new Drifting(
                        conversation, Trigger.NO_ANSWER, conversation.agent().map(AgentRef::id)));
    }

    /// A conversation that is idle for too long. One whose patience is over is served like all who wait.
    private List<Event> closed(Instant now) {
        return due(now, Deadlines::idleDue)
                .findFirst()
                .map(conversation -> {
                    var draft = new Draft(conversation, now);
                    var content = new Content.Closed(conversation.cycle(), Author.SYSTEM, CloseReason.IDLE);
                    return draft.add(new Event.CycleClosed(draft.entry(content)))
                            .events();
                })
                .orElse(List.of());
    }

    private Stream<Conversation> due(Instant now, Deadlines.OfAssigned deadline) {
        return books.due(now).stream()
                .flatMap(id -> books.conversation(id).stream())
                .filter(conversation -> conversation.state() instanceof State.Assigned assigned
                        && deadline.of(conversation, assigned, books.policy(conversation.site()))
                                .filter(at -> !at.isAfter(now))
                                .isPresent());
    }

    /// Where the site wants it, a conversation that drifted goes back to the visitor's own agent, as long as the new
    /// one has not answered. What people gave away stays given.
    private List<Event> returned(Instant now) {
        if (books.policies().stream().noneMatch(policy -> policy.returnPolicy() == ReturnPolicy.RETURN)) {
            return List.of();
        }
        return books.agents().stream()
                .flatMap(agent -> books.assigned(agent.id()).stream())
                .filter(conversation -> conversation.state() instanceof State.Assigned assigned
                        && !assigned.answered()
                        && books.policy(conversation.site()).returnPolicy() == ReturnPolicy.RETURN)
                .flatMap(conversation -> bound(conversation, now).stream().map(agent -> {
                    var rule = conversation.binding().owner().equals(Optional.of(agent.id()))
                            ? Rule.OWNER
                            : Rule.LAST_AGENT;
                    var draft = new Draft(conversation, now);
                    var candidates = placing.candidates(conversation);
                    placing.assign(
                            draft,
                            agent,
                            Routing.given(conversation, candidates, Trigger.BOUND_RETURNED, rule, agent.id()));
                    return draft.events();
                }))
                .findFirst()
                .orElse(List.of());
    }

    private Optional<Agent> bound(Conversation conversation, Instant now) {
        var binding = conversation.binding();
        var last = binding.last().filter(Binding.LastAgent::answered).isPresent()
                ? binding.lastWithin(books.policy(conversation.site()).memory(), now)
                : Optional.<AgentId>empty();
        // It goes only to one who is more its own than the one who has it.
        return Stream.of(binding.owner(), last)
                .flatMap(Optional::stream)
                .takeWhile(id -> !conversation.servedBy(id))
                .flatMap(id -> books.agent(id).stream())
                .filter(agent -> Routing.refusal(conversation, new Routing.Standing(agent, books.load(agent.id())))
                        .isEmpty())
                .findFirst();
    }

    /// The first of those who wait who can be served.
    private List<Event> served(SortedSet<Conversation> queue, Instant now, RandomGenerator chance) {
        var free = books.standings().stream().filter(Routing.Standing::free).toList();
        if (free.isEmpty()) {
            return List.of();
        }
        for (var waiting : queue) {
            var queued = (State.Queued) waiting.state();
            var choice = placing.again(waiting, queued, now, chance);
            if (choice.isPresent()) {
                var draft = new Draft(waiting, now);
                var agent = books.agent(choice.get().agent().orElseThrow()).orElseThrow();
                placing.assign(draft, agent, choice.get());
                return draft.events();
            }
        }
        return List.of();
    }

    private Optional<Trigger> gone(Agent agent, Policy policy, Instant now) {
        if (!agent.active()) {
            return Optional.of(Trigger.DISABLED);
        }
        if (lost(agent, policy.grace(), now)) {
            return Optional.of(Trigger.CONNECTION_LOST);
        }
        return agent.status() == Status.OFFLINE ? Optional.of(Trigger.WENT_OFFLINE) : Optional.empty();
    }

    private static boolean lost(Agent agent, Duration grace, Instant now) {
        return agent.lostAt().isPresent() && !agent.lostAt().get().plus(grace).isAfter(now);
    }

    private Duration longestGrace() {
        return books.policies().stream()
                .map(Policy::grace)
                .max(Comparator.naturalOrder())
                .orElse(Policy.DEFAULT.grace());
    }

    /// When the next grace will be over.
    private Optional<Instant> graceOver(Instant now) {
        var graces = books.policies().stream().map(Policy::grace).distinct().toList();
        var all = graces.isEmpty() ? List.of(Policy.DEFAULT.grace()) : graces;
        return books.agents().stream()
                .flatMap(agent -> agent.lostAt().stream())
                .flatMap(lost -> all.stream().map(lost::plus))
                .filter(at -> at.isAfter(now))
                .min(Comparator.naturalOrder());
    }
}
