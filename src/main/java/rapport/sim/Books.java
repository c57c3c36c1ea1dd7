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
import rapport.desk.Status;

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

        boolean before(Chat other) {
            return priority != other.priority ? priority > other.priority : arrival < other.arrival;
        }
    }

    /// An agent.
    static final class Person {
        int capacity;
        boolean active = true;
        Status status = Status.OFFLINE;
        final Set<NodeId> nodes = new HashSet<>();
        Optional<Instant> lostAt = Optional.empty();

        boolean available() {
            return active && status == Status.ONLINE && !nodes.isEmpty();
        }
    }

    final Map<ConversationId, Chat> chats = new LinkedHashMap<>();
    final Map<AgentId, Person> people = new HashMap<>();
    Policy policy = Policy.DEFAULT;

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
        return person.available() && load < person.capacity && !chat.passedOver.contains(agent);
    }

    /// Whether its own agent is there but full, and its patience lasts.
    boolean patient(Chat chat, Instant now) {
        return chat.patientUntil.filter(now::isBefore).isPresent() && (busy(chat, chat.owner) || busy(chat, chat.last));
    }

    private boolean busy(Chat chat, Optional<AgentId> bound) {
        return bound.isPresent()
                && person(bound.get()).available()
                && !chat.passedOver.contains(bound.get())
                && !eligible(chat, bound.get());
    }

    /// To whom it belongs, of those who could have it now.
    Optional<AgentId> bound(Chat chat) {
        return chat.owner
                .filter(agent -> eligible(chat, agent))
                .or(() -> chat.last.filter(agent -> eligible(chat, agent)));
    }

    /// One who waits although somebody could have it.
    Optional<ConversationId> neglected(Instant now) {
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
