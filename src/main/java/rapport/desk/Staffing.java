package rapport.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Agents and policies: who is there, how much they take, by which rules.
final class Staffing {
    private final Books books;

    Staffing(Books books) {
        this.books = books;
    }

    Decision setAvailability(Command.SetAvailability set) {
        var agent = books.agent(set.agent());
        if (agent.isEmpty()) {
            return Refusals.noSuchAgent();
        }
        if (!set.agent().equals(set.by().id()) && !set.by().role().includes(Role.SUPERVISOR)) {
            return Refusals.decided(
                    Answer.refused(Code.FORBIDDEN, "only supervisors change somebody else's availability"));
        }
        var answer = new Answer.AvailabilityIs(set.agent(), set.status());
        return agent.get().status() == set.status()
                ? new Decision.Decided(List.of(), answer)
                : new Decision.Decided(List.of(new Event.AvailabilitySet(set.agent(), set.status())), answer);
    }

    Decision enrol(Command.EnrolAgent enrol) {
        return books.agent(enrol.agent()).isPresent()
                ? done(List.of())
                : done(List.of(new Event.AgentEnrolled(enrol.agent(), enrol.name(), enrol.capacity())));
    }

    Decision change(Command.ChangeAgent change) {
        return books.agent(change.agent())
                .map(agent -> {
                    var event = new Event.AgentChanged(
                            agent.id(),
                            change.name().orElse(agent.name()),
                            change.capacity().orElse(agent.capacity()),
                            change.active().orElse(agent.active()));
                    boolean same = agent.with(event.name(), event.capacity(), event.active())
                            .equals(agent);
                    return done(same ? List.of() : List.of(event));
                })
                .orElseGet(Refusals::noSuchAgent);
    }

    Decision equip(Command.EquipAgent equip) {
        var unknown = equip.teams().orElse(Set.of()).stream()
                        .anyMatch(team -> books.rules().team(team).isEmpty())
                || equip.skills().orElse(Map.of()).keySet().stream()
                        .anyMatch(skill -> books.rules().skill(skill).isEmpty());
        if (unknown) {
            return Refusals.decided(Answer.refused(Code.NOT_FOUND, "no such team or skill"));
        }
        return books.agent(equip.agent())
                .map(agent -> {
                    var event = new Event.AgentEquipped(
                            agent.id(),
                            equip.teams().orElse(agent.teams()),
                            equip.skills().orElse(agent.skills()));
                    boolean same = agent.with(event.teams(), event.skills()).equals(agent);
                    return done(same ? List.of() : List.of(event));
                })
                .orElseGet(Refusals::noSuchAgent);
    }

    Decision setTeam(Command.SetTeam set) {
        boolean same = books.rules().team(set.team().id()).equals(Optional.of(set.team()));
        return done(same ? List.of() : List.of(new Event.TeamSet(set.team())));
    }

    Decision removeTeam(Command.RemoveTeam remove) {
        return books.rules().team(remove.team()).isPresent()
                ? done(List.of(new Event.TeamRemoved(remove.team())))
                : Refusals.decided(Answer.refused(Code.NOT_FOUND, "no such team"));
    }

    Decision setSkill(Command.SetSkill set) {
        boolean same = books.rules().skill(set.skill().id()).equals(Optional.of(set.skill()));
        return done(same ? List.of() : List.of(new Event.SkillSet(set.skill())));
    }

    Decision removeSkill(Command.RemoveSkill remove) {
        return books.rules().skill(remove.skill()).isPresent()
                ? done(List.of(new Event.SkillRemoved(remove.skill())))
                : Refusals.decided(Answer.refused(Code.NOT_FOUND, "no such skill"));
    }

    Decision connect(Command.ConnectAgent connect) {
        return books.agent(connect.agent())
                .map(agent -> done(
                        agent.nodes().contains(connect.node())
                                ? List.of()
                                : List.of(new Event.AgentConnected(agent.id(), connect.node()))))
                .orElseGet(Refusals::noSuchAgent);
    }

    Decision disconnect(Command.DisconnectAgent disconnect, Instant now) {
        return done(books.agent(disconnect.agent())
                .filter(agent -> agent.nodes().contains(disconnect.node()))
                .map(agent -> List.<Event>of(new Event.AgentDisconnected(agent.id(), disconnect.node(), now)))
                .orElse(List.of()));
    }

    Decision forget(Command.ForgetNode forget, Instant now) {
        return done(books.agents().stream()
                .filter(agent -> agent.nodes().contains(forget.node()))
                .<Event>map(agent -> new Event.AgentDisconnected(agent.id(), forget.node(), now))
                .toList());
    }

    Decision setPolicy(Command.SetPolicy set) {
        return done(
                books.rules().knows(set.site(), set.policy())
                        ? List.of()
                        : List.of(new Event.PolicySet(set.site(), set.policy())));
    }

    void apply(Event.OfAgent event) {
        switch (event) {
            case Event.AgentEnrolled enrolled ->
                books.put(Agent.enrolled(enrolled.agent(), enrolled.name(), enrolled.capacity()));
            case Event.AgentChanged changed ->
                put(changed, agent -> agent.with(changed.name(), changed.capacity(), changed.active()));
            case Event.AgentEquipped equipped ->
                put(equipped, agent -> agent.with(equipped.teams(), equipped.skills()));
            case Event.AvailabilitySet set -> put(set, agent -> agent.with(set.status()));
            case Event.AgentConnected connected -> put(connected, agent -> agent.connectedAt(connected.node()));
            case Event.AgentDisconnected disconnected ->
                put(disconnected, agent -> agent.disconnectedFrom(disconnected.node(), disconnected.at()));
        }
    }

    private void put(Event.OfAgent event, UnaryOperator<Agent> change) {
        var agent = books.agent(event.agent())
                .orElseThrow(() -> new IllegalStateException("no agent " + event.agent() + " for " + event));
        books.put(change.apply(agent));
    }

    private static Decision.Decided done(List<? extends Event> events) {
        return new Decision.Decided(List.copyOf(events), Answer.DONE);
    }
}
