package rapport.sim;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rapport.desk.AgentId;
import rapport.desk.ConversationId;
import rapport.desk.NodeId;
import rapport.desk.Policy;
import rapport.desk.Requirements;
import rapport.desk.SkillId;
import rapport.desk.Status;
import rapport.desk.TeamId;

/// The auditor's own books: where every conversation and every agent is, after the events of the log and nothing else.
final class Books {
    /// A conversation.
    static final class Chat {
        boolean open;
        /// In the world's own time, in nanoseconds.
        long changedAt;
        Optional<AgentId> agent = Optional.empty();
        long fence;
        long cycle;
        long arrival;
        Instant arrived = Instant.MIN;
        Optional<Requirements> requirements = Optional.empty();
        int priority;
        Instant since = Instant.MIN;
        Optional<AgentId> owner = Optional.empty();
        Optional<AgentId> last = Optional.empty();
        boolean lastAnswered;
        Optional<Instant> patientUntil = Optional.empty();
        Optional<Instant> owedSince = Optional.empty();
        Optional<Instant> answeredAt = Optional.empty();
        final Set<AgentId> passedOver = new HashSet<>();
        final ArrayDeque<Instant> moves = new ArrayDeque<>();

        boolean waits() {
            return open && agent.isEmpty();
        }

        /// A step of priority is worth ten minutes.
        boolean before(Chat other) {
            var rank = arrived.minusSeconds(600L * priority);
            var otherRank = other.arrived.minusSeconds(600L * other.priority);
            return rank.equals(otherRank) ? arrival < other.arrival : rank.isBefore(otherRank);
        }
    }

    /// An agent.
    static final class Person {
        int capacity;
        boolean active = true;
        Status status = Status.OFFLINE;
        final Set<NodeId> nodes = new HashSet<>();
        Optional<Instant> lostAt = Optional.empty();
        Set<TeamId> teams = Set.of();
        Map<SkillId, Integer> skills = Map.of();

        boolean available() {
            return active && status == Status.ONLINE && !nodes.isEmpty();
        }
    }

    final Map<ConversationId, Chat> chats = new LinkedHashMap<>();
    final Map<AgentId, Person> people = new HashMap<>();
    Policy policy = Policy.DEFAULT;
    final Set<TeamId> teams = new HashSet<>();
    final Set<SkillId> skills = new HashSet<>();

    Chat chat(ConversationId id) {
        return chats.computeIfAbsent(id, key -> new Chat());
    }

    Person person(AgentId id) {
        return people.computeIfAbsent(id, key -> new Person());
    }

    int load(AgentId agent) {
        int load = 0;
        for (var chat : chats.values()) {
            if (chat.agent.equals(Optional.of(agent))) {
                load++;
            }
        }
        return load;
    }

    /// Whether this agent could be given this conversation now.
    boolean eligible(Chat chat, AgentId agent) {
        var person = person(agent);
        int load = load(agent) - (chat.agent.equals(Optional.of(agent)) ? 1 : 0);
        return person.available() && load < person.capacity && !chat.passedOver.contains(agent) && meets(person, chat);
    }

    private boolean meets(Person person, Chat chat) {
        var asked = chat.requirements.orElse(policy.requirements());
        return asked.team()
                        .filter(team -> teams.contains(team) && !person.teams.contains(team))
                        .isEmpty()
                && asked.skills().entrySet().stream()
                        .filter(skill -> skills.contains(skill.getKey()))
                        .allMatch(skill -> person.skills.getOrDefault(skill.getKey(), 0) >= skill.getValue());
    }

    /// Whether its own agent is there but full, and its patience lasts.
    boolean patient(Chat chat, Instant now) {
        return chat.patientUntil.filter(now::isBefore).isPresent() && (busy(chat, chat.owner) || busy(chat, chat.last));
    }

    private boolean busy(Chat chat, Optional<AgentId> bound) {
        return bound.isPresent()
                && person(bound.get()).available()
                && meets(person(bound.get()), chat)
                && !chat.passedOver.contains(bound.get())
                && !eligible(chat, bound.get());
    }

    /// To whom it belongs, of those who could have it now.
    Optional<AgentId> bound(Chat chat) {
        return chat.owner
                .filter(agent -> eligible(chat, agent))
                .or(() -> chat.last.filter(agent -> eligible(chat, agent)));
    }

    boolean open(Instant now) {
        return policy.hours().filter(hours -> !hours.openAt(now)).isEmpty();
    }

    /// One who waits although somebody could have it.
    Optional<ConversationId> neglected(Instant now) {
        if (!open(now)) {
            return Optional.empty();
        }
        for (var entry : chats.entrySet()) {
            var chat = entry.getValue();
            if (chat.waits()
                    && !patient(chat, now)
                    && people.keySet().stream().anyMatch(agent -> eligible(chat, agent))) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }
}
