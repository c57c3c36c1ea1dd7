package rapport.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.desk.Ledger.Chat;
import rapport.desk.Ledger.Where;

/// Where a conversation must go by the rules of routing, worked out from the ledger alone.
///
/// @param agents one of these, whichever chance may have chosen; none: the queue
record Expectation(Rule rule, Set<AgentId> agents) {

    /// @param fresh whether it needs an agent from now on, or has waited before
    static Expectation of(Ledger ledger, Chat chat, boolean fresh, Instant now) {
        if (!ledger.open(now)) {
            return new Expectation(Rule.OUTSIDE_HOURS, Set.of());
        }
        var eligible = ledger.people.keySet().stream()
                .filter(agent -> obstacle(ledger, chat, agent).isEmpty())
                .collect(Collectors.toSet());
        if (chat.owner.filter(eligible::contains).isPresent()) {
            return new Expectation(Rule.OWNER, Set.of(chat.owner.get()));
        }
        var last = rememberedLast(ledger, chat, now);
        if (last.filter(eligible::contains).isPresent()) {
            return new Expectation(Rule.LAST_AGENT, Set.of(last.get()));
        }
        var until = fresh ? Optional.of(now.plus(ledger.policy.patience())) : chat.patientUntil;
        if (until.filter(now::isBefore).isPresent() && ownIsFull(ledger, chat, now)) {
            return new Expectation(Rule.PATIENCE, Set.of());
        }
        if (eligible.isEmpty()) {
            return new Expectation(Rule.NOBODY_ELIGIBLE, Set.of());
        }
        return switch (ledger.policy.strategy()) {
            case RANDOM -> new Expectation(Rule.RANDOM, eligible);
            case ROUND_ROBIN -> new Expectation(Rule.ROUND_ROBIN, Set.of(longestWithout(ledger, eligible)));
            case BALANCED ->
                new Expectation(Rule.BALANCED, Set.of(longestWithout(ledger, idlest(ledger, chat, eligible))));
        };
    }

    /// Why this agent cannot be given this conversation.
    static Optional<Choice.PassedOver> obstacle(Ledger ledger, Chat chat, AgentId agent) {
        var person = ledger.person(agent);
        if (!person.active) {
            return Optional.of(Choice.PassedOver.DISABLED);
        }
        if (person.status == Status.OFFLINE) {
            return Optional.of(Choice.PassedOver.OFFLINE);
        }
        if (person.status == Status.AWAY) {
            return Optional.of(Choice.PassedOver.AWAY);
        }
        if (person.nodes.isEmpty()) {
            return Optional.of(Choice.PassedOver.DISCONNECTED);
        }
        if (!ledger.inTeam(person, chat)) {
            return Optional.of(Choice.PassedOver.NOT_IN_TEAM);
        }
        if (!ledger.skilled(person, chat)) {
            return Optional.of(Choice.PassedOver.LACKS_SKILL);
        }
        if (chat.passedOver.contains(agent)) {
            return Optional.of(Choice.PassedOver.HAD_IT);
        }
        return load(ledger, chat, agent) >= person.capacity ? Optional.of(Choice.PassedOver.FULL) : Optional.empty();
    }

    /// Whether somebody is at work who could be given this conversation, free slot or not.
    static boolean anybody(Ledger ledger, Chat chat) {
        return ledger.people.keySet().stream()
                .map(agent -> obstacle(ledger, chat, agent))
                .anyMatch(why -> why.isEmpty() || why.get() == Choice.PassedOver.FULL);
    }

    /// What they have beside this conversation.
    static int load(Ledger ledger, Chat chat, AgentId agent) {
        return ledger.load(agent) - (chat.agent.equals(Optional.of(agent)) ? 1 : 0);
    }

    /// Whether this conversation waits for its own agent and nobody else.
    static boolean waitsForItsOwn(Ledger ledger, Chat chat, Instant now) {
        return chat.where == Where.QUEUED
                && chat.patientUntil.filter(now::isBefore).isPresent()
                && ownIsFull(ledger, chat, now);
    }

    static Optional<AgentId> rememberedLast(Ledger ledger, Chat chat, Instant now) {
        return chat.last.filter(agent -> now.isBefore(chat.lastAt.plus(ledger.policy.memory())));
    }

    /// Those it goes back to before the one who has it, if the site wants that.
    static List<AgentId> returnsTo(Ledger ledger, Chat chat, Instant now) {
        if (!mayReturn(ledger, chat) || !ledger.open(now)) {
            return List.of();
        }
        var own = new ArrayList<AgentId>();
        chat.owner.ifPresent(own::add);
        if (chat.lastAnswered) {
            rememberedLast(ledger, chat, now).ifPresent(own::add);
        }
        var better =
                own.contains(chat.agent.orElseThrow()) ? own.subList(0, own.indexOf(chat.agent.orElseThrow())) : own;
        return better.stream()
                .filter(agent -> ledger.people.containsKey(agent)
                        && obstacle(ledger, chat, agent).isEmpty())
                .toList();
    }

    /// Whether the site wants such a one back with their own agent, if that is another one.
    static boolean mayReturn(Ledger ledger, Chat chat) {
        boolean another = Stream.of(chat.owner, chat.last.filter(agent -> chat.lastAnswered))
                .flatMap(Optional::stream)
                .anyMatch(own -> !chat.agent.equals(Optional.of(own)));
        return ledger.policy.returnPolicy() == ReturnPolicy.RETURN
                && chat.where == Where.ASSIGNED
                && !chat.kept
                && another;
    }

    private static boolean ownIsFull(Ledger ledger, Chat chat, Instant now) {
        var full = Optional.of(Choice.PassedOver.FULL);
        return chat.owner
                        .filter(agent -> obstacle(ledger, chat, agent).equals(full))
                        .isPresent()
                || rememberedLast(ledger, chat, now)
                        .filter(agent -> obstacle(ledger, chat, agent).equals(full))
                        .isPresent();
    }

    private static Set<AgentId> idlest(Ledger ledger, Chat chat, Set<AgentId> among) {
        double least = among.stream()
                .mapToDouble(agent -> relativeLoad(ledger, chat, agent))
                .min()
                .orElseThrow();
        return among.stream()
                .filter(agent -> relativeLoad(ledger, chat, agent) == least)
                .collect(Collectors.toSet());
    }

    private static double relativeLoad(Ledger ledger, Chat chat, AgentId agent) {
        return (double) load(ledger, chat, agent) / ledger.person(agent).capacity;
    }

    private static AgentId longestWithout(Ledger ledger, Set<AgentId> among) {
        long longest = among.stream()
                .mapToLong(agent -> ledger.person(agent).turn)
                .min()
                .orElseThrow();
        return among.stream()
                .filter(agent -> ledger.person(agent).turn == longest)
                .min(AgentId::compareTo)
                .orElseThrow();
    }
}
