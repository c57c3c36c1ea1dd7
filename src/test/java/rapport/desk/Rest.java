package rapport.desk;

import static rapport.desk.Auditor.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
                check(!ledger.policy.gone(), "%s waits where nobody comes any more", id);
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
                .sorted(Map.Entry.comparingByValue((a, b) -> a.before(b) ? -1 : b.before(a) ? 1 : 0))
                .map(Map.Entry::getKey)
                .toList();
        check(
                waiting.equals(desk.queue().stream().map(Conversation::id).toList()),
                "the queue is %s, not %s",
                desk.queue(),
                waiting);
        var told = new ArrayList<ConversationId>();
        var lines = new HashMap<Optional<TeamId>, Integer>();
        desk.outlooks(now, (conversation, outlook) -> {
            told.add(conversation.id());
            outlook(ledger.chat(conversation.id()), outlook, told.size(), lines, now);
            desk.lateOutlook(conversation, now)
                    .ifPresent(late -> check(late.equals(outlook), "two outlooks: %s, %s", late, outlook));
        });
        check(told.equals(waiting), "told %s, not %s", told, waiting);
    }

    /// @param place among all who wait
    private void outlook(Chat chat, Outlook outlook, int place, Map<Optional<TeamId>, Integer> lines, Instant now) {
        var line = ledger.asked(chat).team().filter(ledger.teams::contains);
        check(outlook.line().equals(line), "not in the line of %s: %s", line, outlook);
        if (!ledger.open(now)) {
            check(outlook.reason() == QueueReason.OUTSIDE_HOURS, "it is closed: %s", outlook);
            check(outlook.position().isEmpty(), "a place while it is closed: %s", outlook);
            return;
        }
        int position = lines.merge(line, 1, Integer::sum);
        int limit = ledger.policy.queueLimit();
        if (limit > 0 && place > limit) {
            check(outlook.reason() == QueueReason.QUEUE_FULL, "beyond the limit: %s", outlook);
            check(outlook.position().isEmpty(), "a promise beyond the limit: %s", outlook);
            return;
        }
        check(outlook.position().equals(OptionalInt.of(position)), "not place %s: %s", position, outlook);
        check(
                (outlook.reason() == QueueReason.WAITING_FOR_BOUND) == Expectation.waitsForItsOwn(ledger, chat, now),
                "does not wait because of this: %s",
                outlook);
        boolean somebody = Expectation.anybody(ledger, chat);
        check(somebody == (outlook.reason() != QueueReason.NOBODY_ONLINE), "somebody is there: %s", outlook);
    }

    /// When time alone will change something next.
    private Optional<Instant> next(Instant now) {
        var policy = ledger.policy;
        var graces = ledger.people.values().stream()
                .filter(person -> person.status != Status.OFFLINE)
                .flatMap(person -> person.lostAt.stream())
                .flatMap(at -> graces().map(at::plus));
        var deadlines = ledger.chats.values().stream()
                .flatMap(chat -> Stream.of(
                        chat.where == Where.QUEUED ? chat.patientUntil : Optional.<Instant>empty(),
                        chat.where == Where.QUEUED ? forgotten(chat) : Optional.<Instant>empty(),
                        chat.answerDue(policy),
                        chat.idleDue(policy)))
                .flatMap(Optional::stream);
        boolean waitsForOpening = ledger.chats.values().stream()
                .anyMatch(chat -> chat.where == Where.QUEUED || Expectation.mayReturn(ledger, chat));
        var opening = waitsForOpening && !ledger.open(now) && !policy.gone()
                ? policy.hours().flatMap(hours -> hours.opensAfter(now)).stream()
                : Stream.<Instant>empty();
        return Stream.of(graces, deadlines, opening)
                .flatMap(all -> all)
                .filter(at -> at.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    /// A site that is gone keeps its grace for those who are with an agent; when it was the only one, the default
    /// counts for all others.
    private Stream<Duration> graces() {
        var policy = ledger.policy;
        boolean served = ledger.chats.values().stream().anyMatch(chat -> chat.where == Where.ASSIGNED);
        return Stream.concat(
                served || !policy.gone() ? Stream.of(policy.grace()) : Stream.empty(),
                policy.gone() ? Stream.of(Policy.DEFAULT.grace()) : Stream.empty());
    }

    /// When a patient one will no longer have an own agent to wait for.
    private Optional<Instant> forgotten(Chat chat) {
        return chat.last.isEmpty() || chat.patientUntil.isEmpty()
                ? Optional.empty()
                : Optional.of(chat.lastAt.plus(ledger.policy.memory()))
                        .filter(at -> at.isBefore(chat.patientUntil.get()));
    }

    private static boolean over(Optional<Instant> due, Instant now) {
        return due.filter(at -> !at.isAfter(now)).isPresent();
    }
}
