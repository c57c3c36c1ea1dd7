package rapport.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Chooses the agent for a conversation (routing, section 2). A pure function: candidates in, a ranked choice with the
/// reason for each one out.
final class Routing {
    private Routing() {}

    /// An agent and how many conversations they have.
    record Standing(Agent agent, int load) {
        boolean free() {
            return agent.available() && load < agent.capacity();
        }
    }

    private static final Comparator<Standing> LONGEST_WITHOUT = Comparator.<Standing>comparingLong(
                    standing -> standing.agent().turn())
            .thenComparing(standing -> standing.agent().id());

    /// Load a / capacity a against load b / capacity b, without division.
    private static final Comparator<Standing> LEAST_LOADED = (a, b) -> Long.compare(
            (long) a.load() * b.agent().capacity(), (long) b.load() * a.agent().capacity());

    /// What has to be chosen, and by which rules.
    ///
    /// @param patientUntil how long a bound agent who is full is waited for, if at all
    record Question(
            Conversation conversation, Policy policy, Trigger trigger, Optional<Instant> patientUntil, Instant now) {}

    static Choice choose(Question question, List<Standing> candidates, RandomGenerator chance) {
        var conversation = question.conversation();
        var policy = question.policy();
        var trigger = question.trigger();
        var now = question.now();
        var eligible = new ArrayList<Standing>();
        for (var candidate : candidates) {
            if (refusal(conversation, candidate).isEmpty()) {
                eligible.add(candidate);
            }
        }
        var bound = bound(conversation, policy, now);
        for (var binding : bound) {
            for (var candidate : eligible) {
                if (candidate.agent().id().equals(binding.agent())) {
                    return choice(conversation, trigger, binding.rule(), Optional.of(candidate), candidates);
                }
            }
        }
        if (question.patientUntil().filter(now::isBefore).isPresent()
                && waitsForBound(conversation, bound, candidates)) {
            return choice(conversation, trigger, Rule.PATIENCE, Optional.empty(), candidates);
        }
        if (eligible.isEmpty()) {
            return choice(conversation, trigger, Rule.NOBODY_ELIGIBLE, Optional.empty(), candidates);
        }
        return switch (policy.strategy()) {
            case BALANCED ->
                choice(
                        conversation,
                        trigger,
                        Rule.BALANCED,
                        eligible.stream().min(LEAST_LOADED.thenComparing(LONGEST_WITHOUT)),
                        candidates);
            case ROUND_ROBIN ->
                choice(
                        conversation,
                        trigger,
                        Rule.ROUND_ROBIN,
                        eligible.stream().min(LONGEST_WITHOUT),
                        candidates);
            case RANDOM ->
                choice(
                        conversation,
                        trigger,
                        Rule.RANDOM,
                        Optional.of(eligible.get(chance.nextInt(eligible.size()))),
                        candidates);
        };
    }

    /// A choice that people made.
    static Choice given(
            Conversation conversation, List<Standing> candidates, Trigger trigger, Rule rule, AgentId agent) {
        var chosen = candidates.stream()
                .filter(candidate -> candidate.agent().id().equals(agent))
                .findFirst();
        return choice(conversation, trigger, rule, chosen, candidates);
    }

    /// Why this agent cannot be given this conversation, if so.
    static Optional<Choice.PassedOver> refusal(Conversation conversation, Standing standing) {
        var agent = standing.agent();
        if (!agent.active()) {
            return Optional.of(Choice.PassedOver.DISABLED);
        }
        if (agent.status() != Status.ONLINE) {
            return Optional.of(agent.status() == Status.AWAY ? Choice.PassedOver.AWAY : Choice.PassedOver.OFFLINE);
        }
        if (!agent.connected()) {
            return Optional.of(Choice.PassedOver.DISCONNECTED);
        }
        if (conversation.passedOver().contains(agent.id())) {
            return Optional.of(Choice.PassedOver.HAD_IT);
        }
        return standing.load() < agent.capacity() ? Optional.empty() : Optional.of(Choice.PassedOver.FULL);
    }

    /// Whether the visitor's own agent is there but full.
    static boolean waitsForBound(Conversation conversation, Policy policy, List<Standing> candidates, Instant now) {
        return waitsForBound(conversation, bound(conversation, policy, now), candidates);
    }

    private record Bound(AgentId agent, Rule rule) {}

    private static List<Bound> bound(Conversation conversation, Policy policy, Instant now) {
        var bound = new ArrayList<Bound>(2);
        conversation.binding().owner().ifPresent(agent -> bound.add(new Bound(agent, Rule.OWNER)));
        conversation
                .binding()
                .lastWithin(policy.memory(), now)
                .ifPresent(agent -> bound.add(new Bound(agent, Rule.LAST_AGENT)));
        return bound;
    }

    private static boolean waitsForBound(Conversation conversation, List<Bound> bound, List<Standing> candidates) {
        return bound.stream()
                .anyMatch(binding -> candidates.stream()
                        .filter(candidate -> candidate.agent().id().equals(binding.agent()))
                        .anyMatch(candidate ->
                                refusal(conversation, candidate).equals(Optional.of(Choice.PassedOver.FULL))));
    }

    private static Choice choice(
            Conversation conversation,
            Trigger trigger,
            Rule rule,
            Optional<Standing> chosen,
            List<Standing> candidates) {
        var considered = new ArrayList<Choice.Candidate>(candidates.size());
        chosen.ifPresent(standing -> considered.add(candidate(standing, Optional.empty())));
        for (var candidate : candidates) {
            if (!chosen.equals(Optional.of(candidate))) {
                considered.add(candidate(
                        candidate,
                        Optional.of(refusal(conversation, candidate).orElse(Choice.PassedOver.RANKED_LOWER))));
            }
        }
        return new Choice(trigger, rule, chosen.map(standing -> standing.agent().id()), considered);
    }

    private static Choice.Candidate candidate(Standing standing, Optional<Choice.PassedOver> passedOver) {
        return new Choice.Candidate(
                standing.agent().id(), standing.load(), standing.agent().capacity(), passedOver);
    }
}
