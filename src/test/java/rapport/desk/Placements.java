package rapport.desk;

import static rapport.desk.Auditor.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import rapport.desk.Ledger.Chat;
import rapport.desk.Ledger.Where;

/// The auditor of assignments and of the queue: who may be given what, in which order, and for which reason.
final class Placements {
    private final Ledger ledger;
    private Optional<Command> cause = Optional.empty();

    Placements(Ledger ledger) {
        this.ledger = ledger;
    }

    /// What the next events come from; nothing: time.
    void because(Optional<Command> command) {
        cause = command;
    }

    void assigned(Event.ConversationAssigned event, Chat chat) {
        var agent = event.state().agent().id();
        var choice = event.choice();
        var content = event.entry().content();
        var now = event.entry().at();
        check(chat.where != Where.IDLE, "assigned without a cycle: %s", event);
        check(content.fence() == chat.fence + 1, "the fence was %s: %s", chat.fence, event);
        check(content.from().map(AgentRef::id).equals(chat.agent), "it was %s's: %s", chat.agent, event);
        check(!chat.agent.equals(Optional.of(agent)), "it was theirs already: %s", event);
        check(event.state().arrival().number() == chat.arrival, "it came as number %s: %s", chat.arrival, event);
        check(event.turn() == ledger.turns + 1, "not turn %s: %s", ledger.turns + 1, event);
        check(choice.agent().equals(Optional.of(agent)), "not the one who was chosen: %s", event);
        check(content.reason() == choice.rule() && content.trigger() == choice.trigger(), "two reasons: %s", event);
        var person = ledger.person(agent);
        check(person.available(), "given to the unavailable: %s", event);
        check(ledger.load(agent) < person.capacity, "beyond capacity %s: %s", person.capacity, event);
        candidates(choice, chat);
        switch (choice.rule()) {
            case TAKEN -> check(taken(event, chat), "nobody took it: %s", event);
            case TRANSFERRED -> check(transferred(event), "nobody transferred it: %s", event);
            case PATIENCE, NOBODY_ELIGIBLE, OUTSIDE_HOURS -> throw new AssertionError("a reason to queue: " + event);
            case OWNER, LAST_AGENT, BALANCED, ROUND_ROBIN, RANDOM -> chosen(event, chat, agent, now);
        }
        chat.where = Where.ASSIGNED;
        chat.agent = Optional.of(agent);
        chat.since = now;
        chat.kept = choice.trigger() == Trigger.TAKEN || choice.trigger() == Trigger.TRANSFERRED;
        chat.fence++;
        chat.patientUntil = Optional.empty();
        if (!chat.lastAnswered) {
            chat.last = chat.agent;
            chat.lastAt = now;
        }
        person.turn = ++ledger.turns;
    }

    void queued(Event.ConversationQueued event, Chat chat) {
        var now = event.entry().at();
        var expected = Expectation.of(ledger, chat, true, now);
        check(chat.where == Where.OPENED || chat.where == Where.ASSIGNED, "queued while %s: %s", chat.where, event);
        check(expected.agents().isEmpty(), "queued beside %s: %s", expected, event);
        check(event.choice().rule() == expected.rule(), "not by %s: %s", expected, event);
        check(event.choice().agent().isEmpty(), "queued, and given to somebody: %s", event);
        check(event.state().arrival().number() == chat.arrival, "it came as number %s: %s", chat.arrival, event);
        trigger(event.choice().trigger(), chat, now);
        candidates(event.choice(), chat);
        var somebody = Expectation.anybody(ledger, chat);
        long before = ledger.chats.values().stream()
                .filter(other -> other.where == Where.QUEUED && other.before(chat))
                .count();
        int limit = ledger.policy.queueLimit();
        var reason = !ledger.open(now)
                ? QueueReason.OUTSIDE_HOURS
                : limit > 0 && before >= limit
                        ? QueueReason.QUEUE_FULL
                        : expected.rule() == Rule.PATIENCE
                                ? QueueReason.WAITING_FOR_BOUND
                                : somebody ? QueueReason.ALL_BUSY : QueueReason.NOBODY_ONLINE;
        check(event.entry().content().reason() == reason, "not because %s: %s", reason, event);
        chat.where = Where.QUEUED;
        chat.agent = Optional.empty();
        chat.patientUntil = event.state().patientUntil();
        check(
                chat.patientUntil.equals(
                        expected.rule() == Rule.PATIENCE
                                ? Optional.of(now.plus(ledger.policy.patience()))
                                : Optional.empty()),
                "not that patient: %s",
                event);
    }

    private void chosen(Event.ConversationAssigned event, Chat chat, AgentId agent, Instant now) {
        var choice = event.choice();
        if (choice.trigger() == Trigger.BOUND_RETURNED) {
            var better = Expectation.returnsTo(ledger, chat, now);
            check(!better.isEmpty() && better.getFirst().equals(agent), "does not return to %s: %s", better, event);
            // Who has somebody is no equal of those who have nobody, however early they came.
            ledger.chats.forEach((id, other) -> check(
                    other == chat || !waits(other, now) || !couldBe(other, agent, now),
                    "returns to a slot that %s could have: %s",
                    id,
                    event));
            return;
        }
        trigger(choice.trigger(), chat, now);
        var expected = Expectation.of(ledger, chat, chat.where != Where.QUEUED, now);
        check(choice.rule() == expected.rule(), "not by %s: %s", expected, event);
        check(expected.agents().contains(agent), "not to %s: %s", expected, event);
        ledger.chats.forEach((id, other) -> check(
                other == chat || !waits(other, now) || !other.before(chat) || !couldBe(other, agent, now),
                "overtakes %s: %s",
                id,
                event));
    }

    /// Whether it waits, or is about to because its agent is gone.
    private boolean waits(Chat chat, Instant now) {
        return chat.where == Where.QUEUED
                || chat.where == Where.ASSIGNED
                        && ledger.person(chat.agent.orElseThrow()).gone(ledger.policy, now);
    }

    private boolean couldBe(Chat chat, AgentId agent, Instant now) {
        return Expectation.obstacle(ledger, chat, agent).isEmpty() && !Expectation.waitsForItsOwn(ledger, chat, now);
    }

    private void trigger(Trigger trigger, Chat chat, Instant now) {
        var holder = chat.agent.map(ledger::person);
        var policy = ledger.policy;
        boolean true_ = switch (trigger) {
            case CYCLE_OPENED -> chat.where == Where.OPENED;
            case SLOT_FREE -> chat.where == Where.QUEUED;
            case CONNECTION_LOST ->
                holder.filter(person -> person.lost(policy, now)).isPresent();
            case WENT_OFFLINE ->
                holder.filter(person -> person.status == Status.OFFLINE).isPresent();
            case DISABLED -> holder.filter(person -> !person.active).isPresent();
            case NO_ANSWER ->
                chat.answerDue(policy).filter(at -> !at.isAfter(now)).isPresent()
                        && chat.passedOver.contains(chat.agent.orElseThrow());
            case RELEASED -> cause.filter(Command.Release.class::isInstance).isPresent();
            case TRANSFERRED ->
                cause.filter(Command.TransferToTeam.class::isInstance).isPresent();
            case TAKEN, BOUND_RETURNED -> false;
        };
        check(true_, "%s is not why", trigger);
    }

    private boolean taken(Event.ConversationAssigned event, Chat chat) {
        return cause.orElse(null) instanceof Command.Take take
                && take.conversation().equals(event.conversation())
                && take.by().id().equals(event.state().agent().id())
                && (event.entry().content().from().isEmpty()
                        || take.by().role() != Role.AGENT && take.fence().equals(OptionalLong.of(chat.fence)));
    }

    private boolean transferred(Event.ConversationAssigned event) {
        return cause.orElse(null) instanceof Command.Transfer transfer
                && transfer.conversation().equals(event.conversation())
                && transfer.to().equals(event.state().agent().id());
    }

    /// Everybody is among them, with what they have and why it was not them.
    private void candidates(Choice choice, Chat chat) {
        var told = choice.candidates();
        check(
                List.copyOf(ledger.people.keySet())
                        .equals(told.stream()
                                .map(Choice.Candidate::agent)
                                .sorted()
                                .toList()),
                "not all are there: %s",
                choice);
        check(choice.others() == 0, "others, too: %s", choice);
        for (var candidate : told) {
            boolean chosen = choice.agent().equals(Optional.of(candidate.agent()));
            var why = Expectation.obstacle(ledger, chat, candidate.agent()).orElse(Choice.PassedOver.RANKED_LOWER);
            check(
                    candidate.passedOver().equals(chosen ? Optional.empty() : Optional.of(why)),
                    "not %s: %s",
                    why,
                    choice);
            check(candidate.load() == Expectation.load(ledger, chat, candidate.agent()), "another load: %s", choice);
            check(candidate.capacity() == ledger.person(candidate.agent()).capacity, "another capacity: %s", choice);
        }
        check(choice.agent().isEmpty() || told.getFirst().passedOver().isEmpty(), "not the best first: %s", choice);
    }
}
