package rapport.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.BiConsumer;

/// One customer-service operation: its agents, its sites' policies, its open conversations.
///
/// [#decide] answers people, [#settle] answers time and capacity; both only say what should happen. [#apply] is the
/// only way to change. Not for use by more than one thread at a time.
///
/// A batch of decisions that belong into one append is made between [#begin] and [#commit]; if the append fails,
/// [#rollback] makes the desk what it was.
public final class Desk {
    final Books books = new Books();
    private final Line line = new Line(books);
    private final Placing placing = new Placing(books, line);
    private final Conversing conversing = new Conversing(books, placing);
    private final Handing handing = new Handing(books, placing);
    private final Staffing staffing = new Staffing(books);
    private final Supposing supposing = new Supposing(books, line);
    private final Settling settling = new Settling(books, placing);
    private Instant lastAt = Instant.EPOCH;
    private Instant lastAtBefore = Instant.EPOCH;

    /// What should happen because of this command. Changes nothing.
    public Decision decide(Command command, Moment moment) {
        var now = now(moment);
        return switch (command) {
            case Command.PostMessage post -> conversing.post(post, now, moment.chance());
            case Command.Close close -> conversing.close(close, now);
            case Command.Rate rate -> conversing.rate(rate, now);
            case Command.Describe describe -> conversing.describe(describe);
            case Command.Recognise recognise -> conversing.recognise(recognise, now);
            case Command.SetOwner set -> conversing.setOwner(set);
            case Command.SetPriority set -> conversing.setPriority(set);
            case Command.SetRequirements set -> conversing.setRequirements(set);
            case Command.Take take -> handing.take(take, now);
            case Command.Release release -> handing.release(release, now, moment.chance());
            case Command.Transfer transfer -> handing.transfer(transfer, now);
            case Command.TransferToTeam transfer -> handing.transfer(transfer, now, moment.chance());
            case Command.SetAvailability set -> staffing.setAvailability(set);
            case Command.EnrolAgent enrol -> staffing.enrol(enrol);
            case Command.ChangeAgent change -> staffing.change(change);
            case Command.EquipAgent equip -> staffing.equip(equip);
            case Command.SetTeam set -> staffing.setTeam(set);
            case Command.RemoveTeam remove -> staffing.removeTeam(remove);
            case Command.SetSkill set -> staffing.setSkill(set);
            case Command.RemoveSkill remove -> staffing.removeSkill(remove);
            case Command.ConnectAgent connect -> staffing.connect(connect);
            case Command.DisconnectAgent disconnect -> staffing.disconnect(disconnect, now);
            case Command.ForgetNode forget -> staffing.forget(forget, now);
            case Command.SetPolicy set -> staffing.setPolicy(set);
        };
    }

    /// One step towards rest: what should happen because of the time, or because somebody waits whom somebody could
    /// serve. Empty when the desk is at rest. To be called, and its events applied, until it is empty: after every
    /// command that was decided, and when [#wakeAt] has come.
    public List<Event> settle(Moment moment) {
        return settling.step(now(moment), moment.chance());
    }

    /// As [#settle], but trusting no hint about what could have changed: the safety net that is to find nothing.
    public List<Event> sweep(Moment moment) {
        settling.disturb();
        return settle(moment);
    }

    /// When [#settle] has something to do next because of the time alone.
    public Optional<Instant> wakeAt() {
        return settling.wakeAt();
    }

    /// Makes the events part of what this desk knows.
    public void apply(Collection<Event> events) {
        events.forEach(this::apply);
    }

    private void apply(Event event) {
        switch (event) {
            case Event.OfConversation of -> applied(of);
            case Event.OfAgent of -> staffing.apply(of);
            case Event.PolicySet set -> books.put(set.site(), set.policy());
            case Event.TeamSet set -> books.put(set.team().id(), Optional.of(set.team()));
            case Event.TeamRemoved removed -> books.put(removed.team(), Optional.empty());
            case Event.SkillSet set -> books.put(set.skill().id(), Optional.of(set.skill()));
            case Event.SkillRemoved removed -> books.put(removed.skill(), Optional.empty());
        }
        settling.disturbedBy(event);
    }

    private void applied(Event.OfConversation event) {
        if (event instanceof Event.CycleOpened opened) {
            books.arrived(opened.arrival().number());
        }
        // An idle conversation is not in memory unless somebody brought it; what happens to it stands in the tables.
        var before = event instanceof Event.CycleOpened opened
                ? Optional.of(opened.before())
                : books.conversation(event.conversation());
        before.ifPresent(conversation -> books.put(Fold.of(conversation, event)));
        if (event instanceof Event.Entered entered) {
            lastAt = later(lastAt, entered.entry().at());
        }
        if (event instanceof Event.ConversationAssigned assigned) {
            books.turned(assigned.turn());
            books.agent(assigned.state().agent().id()).ifPresent(agent -> books.put(agent.withTurn(assigned.turn())));
        }
    }

    /// From here to [#commit] or [#rollback] nothing is final.
    public void begin() {
        lastAtBefore = lastAt;
        books.record();
    }

    /// Everything that changed since [#begin], as it is now.
    public Changes changes() {
        return books.changes();
    }

    /// The conversations that changed since [#begin], as they were before it, in the order in which they changed.
    public Map<ConversationId, Optional<Conversation>> before() {
        return new LinkedHashMap<>(books.before());
    }

    public void commit() {
        books.keep();
    }

    /// Makes the desk what it was at [#begin], except for conversations that were brought since: they are as they were
    /// brought.
    public void rollback() {
        books.undo();
        lastAt = lastAtBefore;
        settling.disturb();
    }

    /// Puts into memory what the tables know: an idle conversation that a command is about, or anything at start.
    /// Ignored if the conversation is there already, for what is there is never older.
    public void bring(Conversation conversation) {
        if (books.conversation(conversation.id()).isEmpty()) {
            books.bring(conversation);
            if (conversation.open()) {
                settling.disturb();
            }
        }
    }

    /// The time of the newest event, at start: the log's time never goes back.
    public void resume(Instant at) {
        lastAt = later(lastAt, at);
    }

    /// Puts an agent into memory at start.
    public void bring(Agent agent) {
        books.put(agent);
        books.turned(agent.turn());
        settling.disturb();
    }

    /// Puts a policy into memory at start.
    public void bring(SiteId site, Policy policy) {
        books.put(site, policy);
        settling.disturb();
    }

    /// Puts a team into memory at start.
    public void bring(Team team) {
        books.put(team.id(), Optional.of(team));
        settling.disturb();
    }

    /// Puts a skill into memory at start.
    public void bring(Skill skill) {
        books.put(skill.id(), Optional.of(skill));
        settling.disturb();
    }

    /// Lets go of an idle conversation.
    public void forget(ConversationId conversation) {
        books.forget(conversation);
    }

    /// A conversation, if it is in memory: open ones always are.
    public Optional<Conversation> conversation(ConversationId id) {
        return books.conversation(id);
    }

    /// All conversations in memory, in no order.
    public Collection<Conversation> conversations() {
        return books.conversations();
    }

    public Optional<Agent> agent(AgentId id) {
        return books.agent(id);
    }

    /// All agents, by id.
    public Collection<Agent> agents() {
        return books.agents();
    }

    public int load(AgentId agent) {
        return books.load(agent);
    }

    /// What this agent serves, in the order of priority and arrival.
    public SortedSet<Conversation> assigned(AgentId agent) {
        return books.assigned(agent);
    }

    /// Who waits, in the order in which they are served.
    public SortedSet<Conversation> queue() {
        return books.queue();
    }

    /// Tells of everybody who waits, the first to be served first, how they do.
    public void outlooks(Instant now, BiConsumer<Conversation, Outlook> told) {
        line.all(now, told);
    }

    /// Whether it waits, and not for its site to open.
    public boolean inLine(Conversation conversation, Instant now) {
        return line.holds(conversation, now);
    }

    /// The teams for whose agents somebody waits whose site is open.
    public Set<Optional<TeamId>> linesWaiting(Instant now) {
        return line.waiting(now);
    }

    /// How one does behind whom few wait, without counting the others.
    public Optional<Outlook> lateOutlook(Conversation waiting, Instant now) {
        return line.late(waiting, now);
    }

    /// The policies of all sites that this desk was told of, gone ones too.
    public Map<SiteId, Policy> policies() {
        return books.rules().policies();
    }

    /// All teams, by id.
    public Collection<Team> teams() {
        return books.rules().teams();
    }

    /// All skills, by id.
    public Collection<Skill> skills() {
        return books.rules().skills();
    }

    /// What this conversation asks of an agent now.
    public Requirements requirements(Conversation conversation) {
        return books.requirements(conversation);
    }

    /// What would become of this conversation if it needed an agent now: of an idle one, if its visitor wrote; of one
    /// that is served, if it had to be placed anew. Changes nothing.
    ///
    /// @param asking what it asks of an agent, where that is not what it asks now
    public Preview preview(
            Conversation conversation, Optional<Requirements> asking, OptionalInt priority, Moment moment) {
        return supposing.preview(conversation, asking, priority, now(moment), moment.chance());
    }

    public Policy policy(SiteId site) {
        return books.policy(site);
    }

    /// The moment as this desk counts it: its time never goes back, whatever the clock does.
    public Moment logTime(Moment moment) {
        return new Moment(now(moment), moment.chance());
    }

    /// As [#logTime(Moment)], of a clock alone.
    public Instant logTime(Instant clock) {
        return later(lastAt, clock);
    }

    private Instant now(Moment moment) {
        return later(lastAt, moment.now());
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
