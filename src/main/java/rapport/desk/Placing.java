package rapport.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Gives a conversation that needs an agent to one, or to the queue.
final class Placing {
    private final Books books;

    Placing(Books books) {
        this.books = books;
    }

    /// Adds what becomes of a conversation that needs an agent from now on: `assigned`, or `queued`.
    void place(Draft draft, Trigger trigger, RandomGenerator chance) {
        var conversation = draft.conversation();
        var policy = books.policy(conversation.site());
        var patientUntil = policy.patience().isZero()
                ? Optional.<Instant>empty()
                : Optional.of(draft.now().plus(policy.patience()));
        var choice = Routing.choose(
                new Routing.Question(conversation, policy, trigger, patientUntil, draft.now()),
                candidates(conversation),
                chance);
        choice.agent()
                .flatMap(books::agent)
                .ifPresentOrElse(
                        agent -> assign(draft, agent, choice),
                        () -> queue(draft, choice, choice.rule() == Rule.PATIENCE ? patientUntil : Optional.empty()));
    }

    /// Looks again for an agent for one who waits.
    Optional<Choice> again(Conversation waiting, State.Queued queued, Instant now, RandomGenerator chance) {
        var choice = Routing.choose(
                new Routing.Question(
                        waiting, books.policy(waiting.site()), Trigger.SLOT_FREE, queued.patientUntil(), now),
                books.standings(),
                chance);
        return choice.agent().isPresent() ? Optional.of(choice) : Optional.empty();
    }

    /// Adds the assignment that was chosen.
    void assign(Draft draft, Agent agent, Choice choice) {
        var conversation = draft.conversation();
        var open = (State.Open) conversation.state();
        var content = new Content.Assigned(
                agent.ref(), conversation.fence() + 1, choice.rule(), choice.trigger(), conversation.agent());
        draft.add(new Event.ConversationAssigned(
                draft.entry(content),
                new State.Assigned(open.arrival(), agent.ref(), draft.now(), byPeople(choice.rule())),
                books.turns() + 1,
                choice));
    }

    private static boolean byPeople(Rule rule) {
        return rule == Rule.TAKEN || rule == Rule.TRANSFERRED;
    }

    /// What the candidates for this conversation are, without itself in its agent's load.
    List<Routing.Standing> candidates(Conversation conversation) {
        return books.standings().stream()
                .map(standing -> conversation.servedBy(standing.agent().id())
                        ? new Routing.Standing(standing.agent(), standing.load() - 1)
                        : standing)
                .toList();
    }

    QueueReason reason(Conversation conversation, State.Queued queued, Instant now) {
        boolean patient = queued.patientUntil().filter(now::isBefore).isPresent();
        if (patient
                && Routing.waitsForBound(
                        conversation, books.policy(conversation.site()), candidates(conversation), now)) {
            return QueueReason.WAITING_FOR_BOUND;
        }
        return books.agents().stream().anyMatch(Agent::available) ? QueueReason.ALL_BUSY : QueueReason.NOBODY_ONLINE;
    }

    private void queue(Draft draft, Choice choice, Optional<Instant> patientUntil) {
        var open = (State.Open) draft.conversation().state();
        var queued = new State.Queued(open.arrival(), patientUntil);
        draft.add(new Event.ConversationQueued(
                draft.entry(new Content.Queued(reason(draft.conversation(), queued, draft.now()))), queued, choice));
    }
}
