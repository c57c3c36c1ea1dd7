package rapport.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.stream.Stream;

/// Who has to leave their agent, because that one is gone or has not answered in time: the first to be served first.
///
/// Many may have to at once, one after the other. They are looked for once for all steps of a moment, as long as
/// nothing happens that could add one; those who are through by now are recognised when it is their turn.
final class Drifts {
    /// @param passedOver who is not given it again in this cycle
    record Drift(Conversation conversation, Trigger trigger, Optional<AgentId> passedOver) {}

    private final Books books;
    private final ArrayDeque<ConversationId> found = new ArrayDeque<>();
    private Optional<Instant> asOf = Optional.empty();

    Drifts(Books books) {
        this.books = books;
    }

    /// What was found may not be all any more.
    void forget() {
        asOf = Optional.empty();
    }

    void happened(Event event) {
        switch (event) {
            case Event.CycleOpened opened -> {}
            case Event.ConversationQueued queued -> {}
            case Event.AgentPassedOver passed -> {}
            case Event.CycleClosed closed -> {}
            case Event.ConversationAssigned assigned -> {
                // Another node may have given it to somebody long ago.
                boolean leavesAtOnce = asOf.flatMap(now -> books.conversation(assigned.conversation())
                                .flatMap(conversation -> drift(conversation, now)))
                        .isPresent();
                if (leavesAtOnce) {
                    forget();
                }
            }
            default -> forget();
        }
    }

    Optional<Drift> first(Instant now) {
        if (!asOf.equals(Optional.of(now))) {
            found.clear();
            Stream.concat(left(), unanswered(now))
                    .filter(conversation -> drift(conversation, now).isPresent())
                    .sorted(QueueOrder.FIRST_SERVED)
                    .map(Conversation::id)
                    .forEach(found::add);
            asOf = Optional.of(now);
        }
        while (!found.isEmpty()) {
            var drift = books.conversation(found.getFirst()).flatMap(conversation -> drift(conversation, now));
            if (drift.isPresent()) {
                return drift;
            }
            found.removeFirst();
        }
        return Optional.empty();
    }

    /// What agents have who are gone or about to be.
    private Stream<Conversation> left() {
        return books.indexes().leaving().stream().flatMap(agent -> books.assigned(agent).stream());
    }

    /// What may have been left without an answer for too long.
    private Stream<Conversation> unanswered(Instant now) {
        return books.indexes().deadlines().by(now).stream().flatMap(id -> books.conversation(id).stream());
    }

    private Optional<Drift> drift(Conversation conversation, Instant now) {
        if (!(conversation.state() instanceof State.Assigned assigned)) {
            return Optional.empty();
        }
        var policy = books.policy(conversation.site());
        var agent = assigned.agent().id();
        return books.agent(agent)
                .flatMap(theirs -> gone(theirs, policy, now))
                .map(trigger -> new Drift(conversation, trigger, Optional.empty()))
                .or(() -> Deadlines.answerDue(conversation, assigned, policy)
                        .filter(due -> !due.isAfter(now))
                        .map(due -> new Drift(conversation, Trigger.NO_ANSWER, Optional.of(agent))));
    }

    private static Optional<Trigger> gone(Agent agent, Policy policy, Instant now) {
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
}
