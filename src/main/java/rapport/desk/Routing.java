package rapport.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Chooses the agent for a conversation (routing, section 2). A pure function: agents in, a ranked choice with the
/// reason for each one out.
final class Routing {
    private Routing() {}

    /// What has to be chosen, and by which rules.
    ///
    /// @param requirements what the conversation asks of an agent
    /// @param patientUntil how long a bound agent who is full is waited for, if at all
    record Question(
            Conversation conversation,
            Requirements requirements,
            Policy policy,
            Trigger trigger,
            Optional<Instant> patientUntil,
            Instant now) {
        /// That of a conversation which needs an agent from now on.
        static Question of(Conversation conversation, Trigger trigger, Books books, Instant now) {
            var patience = books.policy(conversation.site()).patience();
            return of(
                    conversation,
                    trigger,
                    patience.isZero() ? Optional.empty() : Optional.of(now.plus(patience)),
                    books,
                    now);
        }

        static Question of(
                Conversation conversation, Trigger trigger, Optional<Instant> patientUntil, Books books, Instant now) {
            return new Question(
                    conversation,
                    books.requirements(conversation),
                    books.policy(conversation.site()),
                    trigger,
                    patientUntil,
                    now);
        }

        private boolean patient() {
            return patientUntil.filter(now::isBefore).isPresent();
        }
    }

    static Choice choose(Question question, Roster roster, RandomGenerator chance) {
        var ruled = ruled(question, roster);
        if (ruled.isPresent()) {
            return choice(question, ruled.get().rule(), ruled.get().agent(), roster);
        }
        var strategy = question.policy().strategy();
        var first = roster.pool(question.requirements())
                .first(strategy, question.conversation().passedOver(), chance);
        var rule = first.isEmpty()
                ? Rule.NOBODY_ELIGIBLE
                : switch (strategy) {
                    case BALANCED -> Rule.BALANCED;
                    case ROUND_ROBIN -> Rule.ROUND_ROBIN;
                    case RANDOM -> Rule.RANDOM;
                };
        return choice(question, rule, first, roster);
    }

    /// Whether [#choose] would find somebody. Draws nothing.
    static boolean finds(Question question, Roster roster) {
        return ruled(question, roster)
                .map(ruled -> ruled.agent().isPresent())
                .orElseGet(() -> roster.pool(question.requirements())
                        .anyFreeBut(question.conversation().passedOver()));
    }

    /// Why somebody for whom there is no agent waits, whoever else does.
    static QueueReason reason(Question question, Roster roster) {
        if (!question.policy().openAt(question.now())) {
            return QueueReason.OUTSIDE_HOURS;
        }
        if (question.patient() && waitsForBound(question, roster)) {
            return QueueReason.WAITING_FOR_BOUND;
        }
        return roster.pool(question.requirements())
                        .anyAvailableBut(question.conversation().passedOver())
                ? QueueReason.ALL_BUSY
                : QueueReason.NOBODY_ONLINE;
    }

    /// @param agent empty: nobody, so the queue
    private record Ruled(Rule rule, Optional<Roster.Standing> agent) {}

    /// What comes before the strategy: the site's hours, the visitor's own agents, and patience with them.
    private static Optional<Ruled> ruled(Question question, Roster roster) {
        if (!question.policy().openAt(question.now())) {
            return Optional.of(new Ruled(Rule.OUTSIDE_HOURS, Optional.empty()));
        }
        for (var binding : bound(question)) {
            var theirs = roster.standing(binding.agent())
                    .filter(standing -> refusal(question.conversation(), question.requirements(), standing)
                            .isEmpty());
            if (theirs.isPresent()) {
                return Optional.of(new Ruled(binding.rule(), theirs));
            }
        }
        return question.patient() && waitsForBound(question, roster)
                ? Optional.of(new Ruled(Rule.PATIENCE, Optional.empty()))
                : Optional.empty();
    }

    /// A choice that people made.
    static Choice given(Question question, Roster roster, Rule rule, AgentId agent) {
        return choice(question, rule, roster.standing(agent), roster);
    }

    /// Why this agent cannot be given this conversation, if so.
    static Optional<Choice.PassedOver> refusal(
            Conversation conversation, Requirements requirements, Roster.Standing standing) {
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
        var unmet = requirements.unmetBy(agent);
        if (unmet.isPresent()) {
            return unmet;
        }
        if (conversation.passedOver().contains(agent.id())) {
            return Optional.of(Choice.PassedOver.HAD_IT);
        }
        return standing.load() < agent.capacity() ? Optional.empty() : Optional.of(Choice.PassedOver.FULL);
    }

    private record Bound(AgentId agent, Rule rule) {}

    private static List<Bound> bound(Question question) {
        var binding = question.conversation().binding();
        var bound = new ArrayList<Bound>(2);
        binding.owner().ifPresent(agent -> bound.add(new Bound(agent, Rule.OWNER)));
        binding.lastWithin(question.policy().memory(), question.now())
                .ifPresent(agent -> bound.add(new Bound(agent, Rule.LAST_AGENT)));
        return bound;
    }

    /// Whether the visitor's own agent is there but full.
    private static boolean waitsForBound(Question question, Roster roster) {
        return bound(question).stream()
                .flatMap(binding -> roster.standing(binding.agent()).stream())
                .anyMatch(standing -> refusal(question.conversation(), question.requirements(), standing)
                        .equals(Optional.of(Choice.PassedOver.FULL)));
    }

    /// With the candidates: whoever was chosen, the visitor's own agents, those who could have been chosen in their
    /// order, and of the others as many as there is room for; how many there are more is counted.
    private static Choice choice(Question question, Rule rule, Optional<Roster.Standing> chosen, Roster roster) {
        var considered = new Considered(question);
        chosen.ifPresent(considered::chosen);
        if (roster.agents().size() > Limits.CANDIDATES) {
            bound(question).forEach(binding -> roster.standing(binding.agent()).ifPresent(considered::add));
        }
        for (var standing :
                roster.pool(question.requirements()).ranked(question.policy().strategy())) {
            if (considered.full()) {
                break;
            }
            considered.add(standing);
        }
        for (var agent : roster.agents()) {
            if (considered.full()) {
                break;
            }
            roster.standing(agent.id()).ifPresent(considered::add);
        }
        return new Choice(
                question.trigger(),
                rule,
                chosen.map(standing -> standing.agent().id()),
                considered.candidates,
                roster.agents().size() - considered.candidates.size(),
                question.requirements());
    }

    /// The candidates of a choice, each once.
    private static final class Considered {
        private final Question question;
        private final List<Choice.Candidate> candidates = new ArrayList<>();
        private final Set<AgentId> seen = new HashSet<>();

        private Considered(Question question) {
            this.question = question;
        }

        private boolean full() {
            return candidates.size() >= Limits.CANDIDATES;
        }

        private void chosen(Roster.Standing standing) {
            add(standing, Optional.empty());
        }

        private void add(Roster.Standing standing) {
            if (seen.contains(standing.agent().id())) {
                return;
            }
            var conversation = question.conversation();
            // Without itself in its agent's load.
            var before = conversation.servedBy(standing.agent().id())
                    ? new Roster.Standing(standing.agent(), standing.load() - 1)
                    : standing;
            add(
                    before,
                    Optional.of(refusal(conversation, question.requirements(), before)
                            .orElse(Choice.PassedOver.RANKED_LOWER)));
        }

        private void add(Roster.Standing standing, Optional<Choice.PassedOver> passedOver) {
            if (seen.add(standing.agent().id())) {
                candidates.add(new Choice.Candidate(
                        standing.agent().id(), standing.load(), standing.agent().capacity(), passedOver));
            }
        }
    }
}
