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
        var choice = choose(conversation, trigger, draft.now(), chance);
        choice.agent()
                .flatMap(books::agent)
                .ifPresentOrElse(
                        agent -> assign(draft, agent, choice),
                        () -> queue(
                                draft,
                                choice,
                                choice.rule() == Rule.PATIENCE
                                        ? patientUntil(conversation, draft.now())
                                        : Optional.empty()));
    }

    /// Whom a conversation that needs an agent from now on would go to.
    Choice choose(Conversation conversation, Trigger trigger, Instant now, RandomGenerator chance) {
        return Routing.choose(question(conversation, trigger, patientUntil(conversation, now), now), books, chance);
    }

    Optional<Instant> patientUntil(Conversation conversation, Instant now) {
        var patience = books.policy(conversation.site()).patience();
        return patience.isZero() ? Optional.empty() : Optional.of(now.plus(patience));
    }

    private Routing.Question question(
            Conversation conversation, Trigger trigger, Optional<Instant> patientUntil, Instant now) {
        return new Routing.Question(
                conversation,
                books.requirements(conversation),
                books.policy(conversation.site()),
                trigger,
                patientUntil,
                now);
    }

    private Routing.Question again(Conversation waiting, Instant now) {
        var queued = (State.Queued) waiting.state();
        return question(waiting, Trigger.SLOT_FREE, queued.patientUntil(), now);
    }

    /// Whether there is an agent for one who waits.
    boolean serves(Conversation waiting, Instant now) {
        return Routing.finds(again(waiting, now), books);
    }

    /// What gives one who waits, and for whom there is an agent, to them.
    List<Event> served(Conversation waiting, Instant now, RandomGenerator chance) {
        var choice = Routing.choose(again(waiting, now), books, chance);
        var draft = new Draft(waiting, now);
        assign(draft, books.agent(choice.agent().orElseThrow()).orElseThrow(), choice);
        return draft.events();
    }

    /// Adds an assignment that was not left to the rules.
    void give(Draft draft, AgentId to, Trigger trigger, Rule rule) {
        var question = question(draft.conversation(), trigger, Optional.empty(), draft.now());
        var choice = Routing.given(question, books, rule, to);
        assign(draft, books.agent(to).orElseThrow(), choice);
    }

    private void assign(Draft draft, Agent agent, Choice choice) {
        var conversation = draft.conversation();
        var open = (State.Open) conversation.state();
        var content = new Content.Assigned(
                agent.ref(), conversation.fence() + 1, choice.rule(), choice.trigger(), conversation.agent());
        draft.add(new Event.ConversationAssigned(
                draft.entry(content),
                new State.Assigned(open.arrival(), agent.ref(), draft.now(), byPeople(choice.trigger())),
                books.turns() + 1,
                choice));
    }

    private static boolean byPeople(Trigger trigger) {
        return trigger == Trigger.TAKEN || trigger == Trigger.TRANSFERRED;
    }

    /// Why one who waits does so at this moment, whoever else waits.
    QueueReason reason(Conversation conversation, Optional<Instant> patientUntil, Instant now) {
        if (!books.policy(conversation.site()).openAt(now)) {
            return QueueReason.OUTSIDE_HOURS;
        }
        boolean patient = patientUntil.filter(now::isBefore).isPresent();
        if (patient && Routing.waitsForBound(question(conversation, Trigger.SLOT_FREE, patientUntil, now), books)) {
            return QueueReason.WAITING_FOR_BOUND;
        }
        return books.pool(books.requirements(conversation)).anyAvailable()
                ? QueueReason.ALL_BUSY
                : QueueReason.NOBODY_ONLINE;
    }

    private void queue(Draft draft, Choice choice, Optional<Instant> patientUntil) {
        var conversation = draft.conversation();
        var open = (State.Open) conversation.state();
        var queued = new State.Queued(open.arrival(), patientUntil);
        draft.add(new Event.ConversationQueued(
                draft.entry(new Content.Queued(told(conversation, patientUntil, draft.now()))), queued, choice));
    }

    /// The reason for one who comes now, behind all who wait.
    private QueueReason told(Conversation conversation, Optional<Instant> patientUntil, Instant now) {
        var reason = reason(conversation, patientUntil, now);
        int limit = books.policy(conversation.site()).queueLimit();
        boolean full = limit > 0 && books.waiting().at(conversation.site()) >= limit;
        return full && reason != QueueReason.OUTSIDE_HOURS ? QueueReason.QUEUE_FULL : reason;
    }
}
