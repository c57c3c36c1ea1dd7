package rapport.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import rapport.desk.Ledger.Chat;
import rapport.desk.Ledger.Where;

/// Follows the events of a desk and objects to every one that the rules do not allow (routing, section 7). It keeps
/// books of its own and trusts nothing but the events.
final class Auditor {
    final Ledger ledger = new Ledger();
    private final Entries entries = new Entries(ledger);
    private final Placements placements = new Placements(ledger);

    /// A command was carried out at rest, and this is what came of it.
    void saw(Command command, Answer answer, List<Event> events) {
        objectToStale(command, answer, events);
        placements.because(Optional.of(command));
        events.forEach(this::saw);
        objectToRepeated(events);
        if (answer instanceof Answer.Refused) {
            check(Happened.entries(events).isEmpty(), "refused, and yet something was said: %s", events);
        }
        if (command instanceof Command.PostMessage post && answer instanceof Answer.Posted posted) {
            remember(post, posted);
        }
    }

    /// Time passed, and this is what came of it.
    void saw(List<Event> events) {
        placements.because(Optional.empty());
        events.forEach(this::saw);
        objectToRepeated(events);
        check(
                events.stream().noneMatch(event -> event instanceof Event.MessagePosted),
                "nobody said anything: %s",
                events);
    }

    /// The answer to a message that was posted before.
    Optional<Answer.Posted> known(Command.PostMessage post) {
        return Optional.ofNullable(ledger.chat(post.conversation()).posted.get(key(post)));
    }

    private void saw(Event event) {
        if (event instanceof Event.Entered entered) {
            entries.saw(entered);
        }
        switch (event) {
            case Event.CycleOpened opened -> opened(opened, chat(opened));
            case Event.ConversationQueued queued -> placements.queued(queued, chat(queued));
            case Event.ConversationAssigned assigned -> placements.assigned(assigned, chat(assigned));
            case Event.CycleClosed closed -> closed(closed, chat(closed));
            case Event.AgentPassedOver passed -> {
                check(chat(passed).agent.equals(Optional.of(passed.agent())), "not theirs: %s", passed);
                chat(passed).passedOver.add(passed.agent());
            }
            case Event.OwnerSet set -> chat(set).owner = set.owner();
            case Event.PrioritySet set -> chat(set).priority = set.priority();
            case Event.RequirementsSet set -> {
                check(chat(set).where != Where.IDLE, "asked for while idle: %s", set);
                chat(set).requirements = set.requirements();
            }
            case Event.TeamSet set -> ledger.teams.add(set.team().id());
            case Event.TeamRemoved removed -> check(ledger.teams.remove(removed.team()), "no team: %s", removed);
            case Event.SkillSet set -> ledger.skills.add(set.skill().id());
            case Event.SkillRemoved removed -> check(ledger.skills.remove(removed.skill()), "no skill: %s", removed);
            case Event.AgentEquipped equipped -> {
                ledger.person(equipped.agent()).teams = equipped.teams();
                ledger.person(equipped.agent()).skills = equipped.skills();
            }
            case Event.PolicySet set -> ledger.policy = set.policy();
            case Event.AgentEnrolled enrolled -> {
                var person = new Ledger.Person();
                person.capacity = enrolled.capacity();
                check(ledger.people.put(enrolled.agent(), person) == null, "enrolled twice: %s", enrolled);
            }
            case Event.AgentChanged changed -> {
                ledger.person(changed.agent()).capacity = changed.capacity();
                ledger.person(changed.agent()).active = changed.active();
            }
            case Event.AvailabilitySet set -> ledger.person(set.agent()).status = set.status();
            case Event.AgentConnected connected -> {
                var person = ledger.person(connected.agent());
                person.nodes.add(connected.node());
                person.lostAt = Optional.empty();
            }
            case Event.AgentDisconnected disconnected -> {
                var person = ledger.person(disconnected.agent());
                check(person.nodes.remove(disconnected.node()), "was not there: %s", disconnected);
                person.lostAt = person.nodes.isEmpty() ? Optional.of(disconnected.at()) : Optional.empty();
            }
            case Event.MessagePosted posted -> said(posted, chat(posted));
            case Event.TransferNoted noted -> {}
            case Event.CycleRated rated -> {
                long ended = chat(rated).cycle - (chat(rated).where == Where.IDLE ? 0 : 1);
                long cycle = rated.entry().content().cycle();
                check(cycle >= 1 && cycle <= ended, "rated before it ended: %s", rated);
            }
            case Event.VisitorDescribed described -> {}
            case Event.VisitorRecognised recognised -> {}
            case Event.EarlierLinked linked -> {}
        }
    }

    private void opened(Event.CycleOpened opened, Chat chat) {
        check(chat.where == Where.IDLE, "opened while it was %s: %s", chat.where, opened);
        check(opened.entry().content().cycle() == ++chat.cycle, "not the next cycle: %s", opened);
        check(opened.arrival().number() == ++ledger.arrivals, "not the next arrival: %s", opened);
        chat.where = Where.OPENED;
        chat.arrival = opened.arrival().number();
        chat.arrivedAt = opened.entry().at();
        chat.passedOver.clear();
    }

    private void closed(Event.CycleClosed closed, Chat chat) {
        check(chat.where == Where.QUEUED || chat.where == Where.ASSIGNED, "closed while %s: %s", chat.where, closed);
        check(closed.entry().content().cycle() == chat.cycle, "closed another cycle: %s", closed);
        if (closed.entry().content().reason() == CloseReason.IDLE) {
            var due = chat.idleDue(ledger.policy);
            check(
                    due.filter(at -> !at.isAfter(closed.entry().at())).isPresent(),
                    "not idle before %s: %s",
                    due,
                    closed);
        }
        chat.where = Where.IDLE;
        chat.requirements = Optional.empty();
        chat.agent = Optional.empty();
        chat.owedSince = Optional.empty();
    }

    private void said(Event.MessagePosted posted, Chat chat) {
        var at = posted.entry().at();
        boolean visible = !(posted.entry().content() instanceof Content.Note);
        switch (posted.entry().author()) {
            case Author.Visitor visitor -> {
                check(chat.where != Where.IDLE, "said to a closed conversation: %s", posted);
                chat.owedSince = chat.owedSince.or(() -> Optional.of(at));
                chat.agentHadTheLastWordAt = Optional.empty();
            }
            case Author.Agent agent -> {
                if (visible) {
                    chat.owedSince = Optional.empty();
                    chat.agentHadTheLastWordAt = Optional.of(at);
                    if (chat.agent.equals(Optional.of(agent.id()))) {
                        chat.kept = true;
                        chat.last = chat.agent;
                        chat.lastAt = at;
                        chat.lastAnswered = true;
                    }
                }
            }
            case Author.Desk desk -> throw new AssertionError("the desk says nothing: " + posted);
        }
    }

    /// An agent who acts with an old fence, or on what is not theirs, is refused; one who does not is not.
    private void objectToStale(Command command, Answer answer, List<Event> events) {
        var refused = answer instanceof Answer.Refused no && no.code() == Code.NOT_ASSIGNEE;
        switch (command) {
            case Command.PostMessage post -> {
                boolean known = known(post).isPresent();
                if (known) {
                    check(events.isEmpty(), "said twice: %s", events);
                    var again = known(post).orElseThrow();
                    check(
                            answer.equals(new Answer.Posted(again.conversation(), again.place(), again.at(), true)),
                            "another answer than %s: %s",
                            again,
                            answer);
                } else if (post.sender() instanceof Sender.Agent by && !(post.content() instanceof Content.Note)) {
                    boolean joins = post.join()
                            && by.role() != Role.AGENT
                            && ledger.chat(post.conversation()).where != Where.IDLE;
                    check(refused != (joins || holds(post.conversation(), by.id(), post.fence())), "%s", answer);
                } else if (post.sender() instanceof Sender.Agent && ledger.chat(post.conversation()).cycle == 0) {
                    check(answer instanceof Answer.Refused, "a note to one who never wrote: %s", events);
                } else {
                    check(!(answer instanceof Answer.Refused), "a visitor was refused: %s", answer);
                }
            }
            case Command.Release release ->
                check(refused != holds(release.conversation(), release.by().id(), release.fence()), "%s", answer);
            case Command.Close close -> {
                if (close.by() instanceof Sender.Agent by) {
                    check(refused != holds(close.conversation(), by.id(), close.fence()), "%s", answer);
                }
            }
            case Command.Transfer transfer ->
                objectToHanding(refused, transfer.conversation(), transfer.by(), transfer.fence(), answer);
            case Command.TransferToTeam transfer ->
                objectToHanding(refused, transfer.conversation(), transfer.by(), transfer.fence(), answer);
            default -> {}
        }
    }

    private void objectToHanding(
            boolean refused, ConversationId conversation, Sender.Agent by, OptionalLong fence, Answer answer) {
        var chat = ledger.chat(conversation);
        boolean boss = by.role() != Role.AGENT && chat.where != Where.IDLE && fence.equals(OptionalLong.of(chat.fence));
        check(refused != (boss || holds(conversation, by.id(), fence)), "%s", answer);
    }

    private boolean holds(ConversationId conversation, AgentId agent, OptionalLong fence) {
        var chat = ledger.chat(conversation);
        return chat.agent.equals(Optional.of(agent)) && fence.isPresent() && fence.getAsLong() == chat.fence;
    }

    /// Neither time nor one thing that people do moves a conversation twice.
    private void objectToRepeated(List<Event> events) {
        var moved = Happened.assignments(events).stream()
                .map(Event.ConversationAssigned::conversation)
                .toList();
        check(moved.stream().distinct().count() == moved.size(), "moved twice: %s", moved);
        check(
                Stream.of(ledger.chats.values().toArray(Chat[]::new)).noneMatch(chat -> chat.where == Where.OPENED),
                "opened and not placed: %s",
                events);
    }

    private void remember(Command.PostMessage post, Answer.Posted posted) {
        var first = ledger.chat(post.conversation()).posted.putIfAbsent(key(post), posted);
        check(first != null || !posted.duplicate(), "a duplicate of nothing: %s", posted);
    }

    private static String key(Command.PostMessage post) {
        return post.sender().key() + " " + post.id();
    }

    private Chat chat(Event.OfConversation event) {
        return ledger.chat(event.conversation());
    }

    Instant at() {
        return ledger.at;
    }

    static void check(boolean holds, String objection, Object... about) {
        if (!holds) {
            throw new AssertionError(objection.formatted(about));
        }
    }
}
