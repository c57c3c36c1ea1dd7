package rapport.api;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rapport.desk.AgentId;
import rapport.desk.CloseReason;
import rapport.desk.ConversationId;
import rapport.transcript.Chronicle;

/// What happened since a day began, added up as it happens: each entry is read once. A first response is the time from
/// the visitor's first message of a cycle to the first message of an agent in it, for cycles that were opened on this
/// day; where the agent wrote first there is none. Not for use by more than one thread at a time.
final class Day {
    private final Chronicle chronicle;
    private final Map<ConversationId, Cycle> cycles = new HashMap<>();
    private final Map<AgentId, Work> agents = new HashMap<>();
    private final Spread firstResponses = new Spread();
    private long position;
    private int opened;
    private int answered;
    private int abandoned;

    Day(Chronicle chronicle, Instant start) {
        this.chronicle = chronicle;
        this.position = chronicle.before(start);
    }

    /// A cycle that is not closed yet.
    private static final class Cycle {
        /// Whether it was opened before the day began.
        private final boolean earlier;

        private final Set<AgentId> agents = new HashSet<>();
        private Optional<Instant> askedAt = Optional.empty();
        private boolean answered;

        private Cycle(boolean earlier) {
            this.earlier = earlier;
        }
    }

    /// What an agent did on this day.
    static final class Work {
        private final Spread firstResponses = new Spread();
        private int conversations;

        /// How many they got, each once in a cycle.
        int conversations() {
            return conversations;
        }

        Spread firstResponses() {
            return firstResponses;
        }
    }

    int opened() {
        return opened;
    }

    /// How many of those that were opened have had an answer to their visitor.
    int answered() {
        return answered;
    }

    /// How many of those that were opened ended without an answer, and not by an agent.
    int abandoned() {
        return abandoned;
    }

    Spread firstResponses() {
        return firstResponses;
    }

    Optional<Work> of(AgentId agent) {
        return Optional.ofNullable(agents.get(agent));
    }

    /// Adds what was stored meanwhile.
    void catchUp() {
        Chronicle.Page page;
        do {
            page = chronicle.after(position);
            page.happenings().forEach(this::add);
            position = page.position();
        } while (page.more());
    }

    private void add(Chronicle.Happening happening) {
        switch (happening.what()) {
            case Chronicle.Opened begun -> {
                cycles.put(happening.conversation(), new Cycle(false));
                opened++;
            }
            case Chronicle.Asked asked -> {
                Cycle cycle = cycle(happening);
                cycle.askedAt = cycle.askedAt.or(() -> Optional.of(happening.at()));
            }
            case Chronicle.Answered by -> answered(cycle(happening), by.by(), happening.at());
            case Chronicle.Given given -> {
                if (cycle(happening).agents.add(given.to())) {
                    work(given.to()).conversations++;
                }
            }
            case Chronicle.Closed closed -> closed(cycle(happening), happening.conversation(), closed.reason());
        }
    }

    private Cycle cycle(Chronicle.Happening happening) {
        return cycles.computeIfAbsent(happening.conversation(), carriedOver -> new Cycle(true));
    }

    private Work work(AgentId agent) {
        return agents.computeIfAbsent(agent, first -> new Work());
    }

    private void answered(Cycle cycle, AgentId by, Instant at) {
        boolean first = !cycle.answered;
        cycle.answered = true;
        if (first && !cycle.earlier && cycle.askedAt.isPresent()) {
            Duration took = Duration.between(cycle.askedAt.get(), at);
            answered++;
            firstResponses.add(took);
            work(by).firstResponses.add(took);
        }
    }

    private void closed(Cycle cycle, ConversationId conversation, CloseReason reason) {
        boolean unanswered = !cycle.earlier && cycle.askedAt.isPresent() && !cycle.answered;
        if (unanswered && reason != CloseReason.AGENT) {
            abandoned++;
        }
        cycles.remove(conversation);
    }
}
