package rapport.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import rapport.desk.AgentId;
import rapport.desk.Author;
import rapport.desk.Choice;
import rapport.desk.CloseReason;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.Event;
import rapport.desk.Rule;
import rapport.desk.Status;
import rapport.desk.Trigger;
import rapport.log.Batch;

/// Follows the log and objects to every batch that the rules of routing do not allow. A simple model of its own: it
/// asks nothing of the core.
final class Auditor {
    private static final int MOVES = 4;

    private final Books books = new Books();
    private final Sometimes sometimes;
    private final BiConsumer<String, String> broken;
    /// The fences with which each message was sent, by identity.
    private final Map<String, Set<Long>> fences = new HashMap<>();

    private final Map<String, Instant> writing = new HashMap<>();
    /// When people came, went, changed something, or closed a conversation.
    private final ArrayDeque<Instant> stirred = new ArrayDeque<>();

    private Instant now = Instant.EPOCH;

    /// @param broken told which rule was broken, and how
    Auditor(Sometimes sometimes, BiConsumer<String, String> broken) {
        this.sometimes = sometimes;
        this.broken = broken;
    }

    Books books() {
        return books;
    }

    /// A client sends a message.
    void sent(String conversation, String author, Item item) {
        Json.optionalNumber(item.frame(), "fence")
                .ifPresent(fence -> fences.computeIfAbsent(
                                conversation + " " + author + " " + item.id(), key -> new HashSet<>())
                        .add(fence));
    }

    void visitorWrites(String conversation) {
        writing.put(conversation, now);
    }

    /// What became part of the log.
    ///
    /// @param nanos of the world's time
    void committed(Batch batch, long nanos) {
        if (batch.at().isBefore(now)) {
            broken.accept("time", "the log's time went back from " + now + " to " + batch.at());
        }
        now = batch.at();
        int served = 0;
        for (var event : batch.events()) {
            saw(event);
            if (event instanceof Event.OfConversation of) {
                books.chat(of.conversation()).changedAt = nanos;
            }
            if (event instanceof Event.ConversationAssigned assigned
                    && assigned.choice().trigger() == Trigger.SLOT_FREE) {
                served++;
            }
        }
        if (served > 1) {
            sometimes.saw(Sight.BACKLOG_SERVED);
        }
        books.neglected(now)
                .ifPresent(waiting -> broken.accept(
                        "I15", waiting + " waits after a batch although somebody could have it: " + batch.events()));
    }

    private void saw(Event event) {
        if (event instanceof Event.OfAgent
                || event instanceof Event.CycleClosed
                || event instanceof Event.AgentPassedOver
                || event instanceof Event.OwnerSet) {
            stirred.add(now);
        }
        switch (event) {
            case Event.CycleOpened opened -> {
                var chat = books.chat(opened.conversation());
                object(!chat.open, "I12", "opened while open", event);
                chat.open = true;
                chat.arrival = opened.arrival().number();
                chat.arrived = opened.arrival().at();
                chat.cycle++;
                chat.passedOver.clear();
                chat.patientUntil = Optional.empty();
            }
            case Event.MessagePosted posted -> said(posted);
            case Event.ConversationQueued queued -> queued(queued);
            case Event.ConversationAssigned assigned -> assigned(assigned);
            case Event.CycleClosed closed -> closed(closed);
            case Event.AgentPassedOver passed ->
                books.chat(passed.conversation()).passedOver.add(passed.agent());
            case Event.OwnerSet set -> books.chat(set.conversation()).owner = set.owner();
            case Event.PrioritySet set -> books.chat(set.conversation()).priority = set.priority();
            case Event.RequirementsSet set -> books.chat(set.conversation()).requirements = set.requirements();
            case Event.AgentEquipped equipped -> {
                var person = books.person(equipped.agent());
                person.teams = equipped.teams();
                person.skills = equipped.skills();
            }
            case Event.TeamSet set -> books.teams.add(set.team().id());
            case Event.TeamRemoved removed -> books.teams.remove(removed.team());
            case Event.SkillSet set -> books.skills.add(set.skill().id());
            case Event.SkillRemoved removed -> books.skills.remove(removed.skill());
            case Event.AgentEnrolled enrolled -> books.person(enrolled.agent()).capacity = enrolled.capacity();
            case Event.AgentChanged changed -> {
                var person = books.person(changed.agent());
                person.capacity = changed.capacity();
                person.active = changed.active();
                if (books.load(changed.agent()) > changed.capacity()) {
                    sometimes.saw(Sight.CAPACITY_LOWERED);
                }
            }
            case Event.AvailabilitySet set -> books.person(set.agent()).status = set.status();
            case Event.AgentConnected connected -> {
                var person = books.person(connected.agent());
                if (person.lostAt.isPresent() && books.load(connected.agent()) > 0) {
                    sometimes.saw(Sight.BACK_IN_GRACE);
                }
                person.nodes.add(connected.node());
                person.lostAt = Optional.empty();
            }
            case Event.AgentDisconnected disconnected -> {
                var person = books.person(disconnected.agent());
                person.nodes.remove(disconnected.node());
                if (person.nodes.isEmpty()) {
                    person.lostAt = person.lostAt.or(() -> Optional.of(disconnected.at()));
                }
            }
            case Event.PolicySet set -> books.policy = set.policy();
            case Event.TransferNoted noted -> {}
            case Event.CycleRated rated -> {}
            case Event.VisitorDescribed described -> {}
            case Event.VisitorRecognised recognised -> {}
            case Event.EarlierLinked linked -> {}
        }
    }

    private void said(Event.MessagePosted posted) {
        var chat = books.chat(posted.conversation());
        boolean note = posted.entry().content() instanceof Content.Note;
        object(chat.cycle > 0, "I12", "said where nothing was ever opened", posted);
        switch (posted.entry().author()) {
            case Author.Visitor visitor -> {
                object(chat.open, "I12", "said to a closed conversation", posted);
                chat.owedSince = chat.owedSince.or(() -> Optional.of(now));
                chat.answeredAt = Optional.empty();
            }
            case Author.Agent agent -> {
                if (!note) {
                    fence(posted, agent.id(), chat);
                    chat.owedSince = Optional.empty();
                    chat.answeredAt = Optional.of(now);
                    if (chat.agent.equals(Optional.of(agent.id()))) {
                        chat.last = chat.agent;
                        chat.lastAnswered = true;
                    }
                }
            }
            case Author.Desk desk -> broken.accept("I19", "the desk says something: " + posted);
        }
    }

    /// I13: what an agent says is said by the one who has the conversation, with the fence of this very assignment.
    private void fence(Event.MessagePosted posted, AgentId agent, Books.Chat chat) {
        var key = posted.conversation() + " agent:" + agent + " "
                + posted.entry().id().orElseThrow();
        var sent = fences.getOrDefault(key, Set.of());
        object(
                chat.agent.equals(Optional.of(agent)) && sent.contains(chat.fence),
                "I13",
                "said with fences " + sent + " while " + chat.agent + " has it with " + chat.fence,
                posted);
    }

    private void queued(Event.ConversationQueued queued) {
        var chat = books.chat(queued.conversation());
        object(chat.open, "I12", "queued while closed", queued);
        drifting(chat, queued.choice().trigger(), queued);
        if (queued.choice().candidates().stream()
                .flatMap(candidate -> candidate.passedOver().stream())
                .anyMatch(why -> why == Choice.PassedOver.NOT_IN_TEAM || why == Choice.PassedOver.LACKS_SKILL)) {
            sometimes.saw(Sight.UNFIT);
        }
        if (!books.open(now)) {
            sometimes.saw(Sight.OUTSIDE_HOURS);
        }
        object(
                !books.open(now) || books.bound(chat).isEmpty(),
                "I14",
                "queued beside its own agent " + books.bound(chat),
                queued);
        chat.agent = Optional.empty();
        chat.patientUntil = queued.state().patientUntil();
        sometimes.saw(Sight.WAITED);
    }

    private void assigned(Event.ConversationAssigned assigned) {
        var chat = books.chat(assigned.conversation());
        var agent = assigned.state().agent().id();
        var rule = assigned.choice().rule();
        var trigger = assigned.choice().trigger();
        boolean byPeople = rule == Rule.TAKEN || rule == Rule.TRANSFERRED;
        object(byPeople || books.open(now), "hours", "given while the site is closed", assigned);
        object(
                byPeople || books.eligible(chat, agent),
                "team",
                "given to one who does not meet what is asked",
                assigned);
        if (trigger == Trigger.TRANSFERRED && !byPeople) {
            sometimes.saw(Sight.TRANSFERRED_TO_TEAM);
        }
        object(chat.open, "I12", "assigned while closed", assigned);
        object(assigned.entry().content().fence() == chat.fence + 1, "I12", "fence after " + chat.fence, assigned);
        object(books.person(agent).available(), "I17", "given to one who is not available", assigned);
        object(
                books.load(agent) < books.person(agent).capacity,
                "I11",
                "given to one with " + books.load(agent) + " of " + books.person(agent).capacity,
                assigned);
        if (!byPeople) {
            drifting(chat, trigger, assigned);
            var bound = books.bound(chat);
            object(bound.isEmpty() || bound.get().equals(agent), "I14", "its own agent was free: " + bound, assigned);
            overtakes(chat, agent, assigned);
            pingPong(chat, assigned);
        } else if (rule == Rule.TAKEN && chat.agent.isPresent()) {
            sometimes.saw(Sight.TAKEN_FROM_ANOTHER);
        }
        if (chat.agent.isEmpty() && chat.fence > 0 && trigger == Trigger.SLOT_FREE) {
            sometimes.saw(Sight.SERVED_AFTER_WAITING);
        }
        chat.fence++;
        chat.agent = Optional.of(agent);
        chat.since = now;
        chat.patientUntil = Optional.empty();
        if (!chat.lastAnswered) {
            chat.last = chat.agent;
        }
    }

    /// Why a conversation may leave its agent without anybody's wish.
    private void drifting(Books.Chat chat, Trigger trigger, Event.OfConversation event) {
        if (chat.agent.isEmpty()) {
            return;
        }
        sometimes.saw(Sight.DRIFTED);
        var wrote = writing.get(event.conversation().value());
        if (wrote != null && Duration.between(wrote, now).abs().toMillis() < 1_000) {
            sometimes.saw(Sight.DRIFT_RACED);
        }
        var person = books.person(chat.agent.get());
        boolean reason = switch (trigger) {
            case CONNECTION_LOST ->
                person.nodes.isEmpty()
                        && person.lostAt
                                .filter(lost -> !lost.plus(books.policy.grace()).isAfter(now))
                                .isPresent();
            case WENT_OFFLINE -> person.status == Status.OFFLINE;
            case DISABLED -> !person.active;
            case NO_ANSWER -> {
                sometimes.saw(Sight.NO_ANSWER);
                yield chat.owedSince.isPresent() && !books.policy.answerTime().isZero();
            }
            case RELEASED, BOUND_RETURNED, TRANSFERRED -> true;
            case CYCLE_OPENED, SLOT_FREE, TAKEN -> false;
        };
        object(reason, "drift", "left " + chat.agent + " for " + trigger + " without a reason", event);
    }

    /// I16: nobody is overtaken by one who came later and is no more important, nor by one who has somebody and
    /// returns.
    private void overtakes(Books.Chat chat, AgentId agent, Event.ConversationAssigned assigned) {
        boolean returns = assigned.choice().trigger() == Trigger.BOUND_RETURNED;
        books.chats.forEach((id, other) -> object(
                other == chat
                        || !other.waits()
                        || !(returns || other.before(chat))
                        || books.patient(other, now)
                        || !books.eligible(other, agent),
                "I16",
                "overtakes " + id,
                assigned));
    }

    /// I18: nothing goes to and fro by itself. What people do may move it now and again.
    private void pingPong(Books.Chat chat, Event.ConversationAssigned assigned) {
        chat.moves.add(now);
        forget(chat.moves);
        forget(stirred);
        object(chat.moves.size() <= MOVES + 2 * stirred.size(), "I18", "moved " + chat.moves, assigned);
    }

    private void forget(ArrayDeque<Instant> times) {
        while (times.peek() != null && times.peek().plusSeconds(60).isBefore(now)) {
            times.poll();
        }
    }

    private void closed(Event.CycleClosed closed) {
        var chat = books.chat(closed.conversation());
        object(chat.open, "I12", "closed while closed", closed);
        if (closed.entry().content().reason() == CloseReason.IDLE) {
            sometimes.saw(Sight.IDLE_CLOSED);
            object(
                    chat.agent.isPresent()
                            && chat.answeredAt
                                    .filter(at ->
                                            !at.plus(books.policy.idleTime()).isAfter(now))
                                    .isPresent(),
                    "idle",
                    "closed by itself although something was owed, or too early",
                    closed);
        }
        chat.open = false;
        chat.requirements = Optional.empty();
        chat.agent = Optional.empty();
        chat.owedSince = Optional.empty();
        chat.patientUntil = Optional.empty();
    }

    private void object(boolean holds, String rule, String objection, Event event) {
        if (!holds) {
            broken.accept(rule, objection + ": " + event);
        }
    }

    /// What the log says of a conversation.
    Books.Chat chat(String conversation) {
        return books.chat(new ConversationId(conversation));
    }
}
