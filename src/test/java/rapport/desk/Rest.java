package rapport.desk;

import static rapport.desk.Auditor.check;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rapport.desk.Ledger.Chat;
import rapport.desk.Ledger.Where;

/// The auditor of a desk at rest: nothing is left to do, and it is what the ledger says.
final class Rest {
    private final Ledger ledger;
    private final Desk desk;

    Rest(Ledger ledger, Desk desk) {
        this.ledger = ledger;
        this.desk = desk;
    }

    void inspect(Moment moment) {
        var now = desk.logTime(moment).now();
        ledger.chats.forEach((id, chat) -> nothingToDo(id, chat, now));
        ledger.chats.forEach(this::same);
        loads();
        queue(now);
        var wakeAt = desk.wakeAt();
        check(wakeAt.filter(at -> !at.isAfter(now)).isEmpty(), "wakes at %s for nothing", wakeAt);
        var next = next(now);
        check(
                next.isEmpty() || wakeAt.filter(at -> !at.isAfter(next.get())).isPresent(),
                "wakes at %s, too late for %s",
                wakeAt,
                next);
        var found = desk.sweep(moment);
        check(found.isEmpty(), "a sweep finds %s", found);
    }

    private void nothingToDo(ConversationId id, Chat chat, Instant now) {
        switch (chat.where) {
            case IDLE -> check(chat.agent.isEmpty(), "%s is idle and %s's", id, chat.agent);
            case OPENED -> throw new AssertionError(id + " was opened and not placed");
            case QUEUED -> {
                check(chat.agent.isEmpty(), "%s waits and is %s's", id, chat.agent);
                var expected = Expectation.of(ledger, chat, false, now);
                check(expected.agents().isEmpty(), "%s waits beside %s", id, expected);
            }
            case ASSIGNED -> {
                var agent = chat.agent.orElseThrow();
                check(!ledger.person(agent).gone(ledger.policy, now), "%s is left with %s, who is gone", id, agent);
                check(!over(chat.answerDue(ledger.policy), now), "%s is unanswered for too long", id);
                check(!over(chat.idleDue(ledger.policy), now), "%s is idle for too long", id);
                var better = Expectation.returnsTo(ledger, chat, now);
                check(better.isEmpty(), "%s does not return to %s", id, better);
            }
        }
    }

    private void same(ConversationId id, Chat chat) {
        var found = desk.conversation(id);
        check(found.isPresent() || chat.where == Where.IDLE, "%s is open and not there", id);
        found.ifPresent(conversation -> {
            var where = switch (conversation.state()) {
                case State.Idle idle -> Where.IDLE;
                case State.Queued queued -> Where.QUEUED;
                case State.Assigned assigned -> Where.ASSIGNED;
            };
            check(where == chat.where, "%s is %s, not %s", id, where, chat.where);
            check(conversation.agent().map(AgentRef::id).equals(chat.agent), "%s is not %s's", id, chat.agent);
            check(conversation.fence() == chat.fence, "%s: fence", id);
            check(conversation.cycle() == chat.cycle, "%s: cycle", id);
            check(conversation.head().equals(new Place(chat.seq, chat.visible)), "%s: head", id);
            check(conversation.hidden().size() == chat.seq - chat.visible, "%s: hidden", id);
            check(conversation.priority() == chat.priority, "%s: priority", id);
            check(conversation.passedOver().equals(chat.passedOver), "%s: passed over", id);
            check(conversation.binding().owner().equals(chat.owner), "%s: owner", id);
            check(conversation.binding().last().map(Binding.LastAgent::agent).equals(chat.last), "%s: last agent", id);
            check(conversation.talk().owedSince().equals(chat.owedSince), "%s: owed", id);
        });
    }

    private void loads() {
        check(desk.agents().size() == ledger.people.size(), "not all agents are there: %s", desk.agents());
        for (var agent : desk.agents()) {
            check(desk.load(agent.id()) == ledger.load(agent.id()), "%s has %s", agent, desk.load(agent.id()));
            check(desk.assigned(agent.id()).size() == desk.load(agent.id()), "%s: two counts", agent);
            check(agent.available() == ledger.person(agent.id()).available(), "%s is (not) available", agent);
            check(agent.turn() == ledger.person(agent.id()).turn, "%s: turn", agent);
        }
    }

    private void queue(Instant now) {
        var waiting = ledger.chats.entrySet().stream()
                .filter(entry -> entry.getValue().where == Where.QUEUED)
                .sorted(Map.Entry.comparingByValue(
                        Comparator.<Chat>comparingInt(chat -> -chat.priority).thenComparingLong(chat -> chat.arrival)))
                .map(Map.Entry::getKey)
                .toList();
        check(
                waiting.equals(desk.queue().stream().map(Conversation::id).toList()),
                "the queue is %s, not %s",
                desk.queue(),
                waiting);
        for (var conversation : desk.queue()) {
            var reason = desk.reason(conversation, (State.Queued) conversation.state(), now);
            check(
                    (reason == QueueReason.WAITING_FOR_BOUND)
                            == Expectation.waitsForItsOwn(ledger, ledger.chat(conversation.id()), now),
                    "%s does not wait because of %s",
                    conversation.id(),
                    reason);
        }
    }

    /// When time alone will change something next.
    private Optional<Instant> next(Instant now) {
        var policy = ledger.policy;
        var graces = ledger.people.values().stream()
                .filter(person -> person.status != Status.OFFLINE)
                .flatMap(person -> person.lostAt.stream())
                .map(at -> at.plus(policy.grace()));
        var deadlines = ledger.chats.values().stream()
                .flatMap(chat -> Stream.of(
                        chat.where == Where.QUEUED ? chat.patientUntil : Optional.<Instant>empty(),
                        chat.answerDue(policy),
                        chat.idleDue(policy)))
                .flatMap(Optional::stream);
        return Stream.concat(graces, deadlines).filter(at -> at.isAfter(now)).min(Comparator.naturalOrder());
    }

    private static boolean over(Optional<Instant> due, Instant now) {
        return due.filter(at -> !at.isAfter(now)).isPresent();
    }
}
