package rapport.desk;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What the auditor knows: the plainest thing that can be written down of the events, with no index and no shortcut.
/// Nothing of the core is used but its events and ids.
final class Ledger {
    static final class Person {
        int capacity;
        boolean active = true;
        Status status = Status.OFFLINE;
        final Set<NodeId> nodes = new HashSet<>();
        Optional<Instant> lostAt = Optional.empty();
        Set<TeamId> teams = Set.of();
        Map<SkillId, Integer> skills = Map.of();
        long turn;

        boolean available() {
            return active && status == Status.ONLINE && !nodes.isEmpty();
        }

        boolean lost(Policy policy, Instant now) {
            return lostAt.filter(at -> !now.isBefore(at.plus(policy.grace()))).isPresent();
        }

        boolean gone(Policy policy, Instant now) {
            return !active || status == Status.OFFLINE || lost(policy, now);
        }
    }

    enum Where {
        IDLE,
        /// Between the opening of a cycle and the placement that follows it.
        OPENED,
        QUEUED,
        ASSIGNED
    }

    static final class Chat {
        Where where = Where.IDLE;
        Optional<AgentId> agent = Optional.empty();
        Instant since = Instant.EPOCH;
        /// Whether the agent answered since, or was given it by people.
        boolean kept;
        long seq;
        long visible;
        long cycle;
        long fence;
        long arrival;
        Instant arrivedAt = Instant.EPOCH;
        int priority;
        Optional<Requirements> requirements = Optional.empty();
        Optional<Instant> patientUntil = Optional.empty();
        Set<AgentId> passedOver = new HashSet<>();
        Optional<AgentId> owner = Optional.empty();
        Optional<AgentId> last = Optional.empty();
        Instant lastAt = Instant.EPOCH;
        boolean lastAnswered;
        Optional<Instant> agentHadTheLastWordAt = Optional.empty();
        Optional<Instant> owedSince = Optional.empty();
        final Map<String, Answer.Posted> posted = new HashMap<>();

        boolean before(Chat other) {
            return rank().equals(other.rank()) ? arrival < other.arrival : rank().isBefore(other.rank());
        }

        /// A step of priority is worth ten minutes of waiting.
        Instant rank() {
            return arrivedAt.minusSeconds(600L * priority);
        }

        Optional<Instant> answerDue(Policy policy) {
            return policy.answerTime().isZero() || where != Where.ASSIGNED
                    ? Optional.empty()
                    : owedSince.map(owed -> later(owed, since).plus(policy.answerTime()));
        }

        Optional<Instant> idleDue(Policy policy) {
            return policy.idleTime().isZero()
                            || where != Where.ASSIGNED
                            || owedSince.isPresent()
                            || answerDue(policy).isPresent()
                    ? Optional.empty()
                    : agentHadTheLastWordAt.map(said -> later(said, arrivedAt).plus(policy.idleTime()));
        }
    }

    final TreeMap<AgentId, Person> people = new TreeMap<>();
    final TreeMap<ConversationId, Chat> chats = new TreeMap<>();
    final Set<TeamId> teams = new HashSet<>();
    final Set<SkillId> skills = new HashSet<>();
    Policy policy = Policy.DEFAULT;
    Instant at = Instant.EPOCH;
    long turns;
    long arrivals;

    Chat chat(ConversationId id) {
        return chats.computeIfAbsent(id, unknown -> new Chat());
    }

    Person person(AgentId id) {
        return Optional.ofNullable(people.get(id)).orElseThrow(() -> new AssertionError("unknown agent " + id));
    }

    Requirements asked(Chat chat) {
        return chat.requirements.orElse(policy.requirements());
    }

    boolean inTeam(Person person, Chat chat) {
        return asked(chat)
                .team()
                .filter(teams::contains)
                .filter(team -> !person.teams.contains(team))
                .isEmpty();
    }

    boolean skilled(Person person, Chat chat) {
        return asked(chat).skills().entrySet().stream()
                .filter(skill -> skills.contains(skill.getKey()))
                .allMatch(skill -> person.skills.getOrDefault(skill.getKey(), 0) >= skill.getValue());
    }

    boolean open(Instant now) {
        return !policy.gone()
                && (policy.hours().isEmpty() || policy.hours().get().openAt(now));
    }

    int load(AgentId agent) {
        return (int) chats.values().stream()
                .filter(chat -> chat.agent.equals(Optional.of(agent)))
                .count();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
