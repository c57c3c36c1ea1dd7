package rapport.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Gives a conversation that needs an agent to one, or to the queue.
final class Placing {
    private final Books books;
    private final Line line;

    Placing(Books books, Line line) {
        this.books = books;
        this.line = line;
    }

    /// Adds what becomes of a conversation that needs an agent from now on: `assigned`, or `queued`.
    void place(Draft draft, Trigger trigger, RandomGenerator chance) {
        var conversation = draft.conversation();
        var question = Routing.Question.of(conversation, trigger, books, draft.now());
        var choice = Routing.choose(question, books, chance);
        choice.agent()
                .flatMap(books::agent)
                .ifPresentOrElse(agent -> assign(draft, agent, choice), () -> queue(draft, question, choice));
    }

    private Routing.Question again(Conversation waiting, Instant now) {
        var queued = (State.Queued) waiting.state();
        return Routing.Question.of(waiting, Trigger.SLOT_FREE, queued.patientUntil(), books, now);
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
        var question = Routing.Question.of(draft.conversation(), trigger, Optional.empty(), books, draft.now());
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

    private void queue(Draft draft, Routing.Question question, Choice choice) {
        var open = (State.Open) draft.conversation().state();
        var queued = new State.Queued(
                open.arrival(), choice.rule() == Rule.PATIENCE ? question.patientUntil() : Optional.empty());
        draft.add(new Event.ConversationQueued(
                draft.entry(new Content.Queued(line.told(draft.conversation(), Routing.reason(question, books)))),
                queued,
                choice));
    }
}
