package rapport.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.desk.ConversationId;
import rapport.transcript.Chronicle;

/// Who came in a span of time, and for how long each had a place with an agent: what a simulation needs to live through
/// it again. A cycle is a visit if its visitor said something in it.
final class Visits {
    private static final Duration LONGEST = Duration.ofDays(1);
    /// Where nobody was served at all: what a plan has where it does not say.
    private static final Duration USUAL = Duration.ofMinutes(8);

    private final Instant from;
    private final Instant to;
    private final Map<ConversationId, Cycle> open = new HashMap<>();
    private final List<Visit> over = new ArrayList<>();

    /// @param to exclusive
    Visits(Instant from, Instant to) {
        this.from = from;
        this.to = to;
    }

    record Visit(Instant arrival, Optional<Duration> served) {}

    private static final class Cycle {
        private Optional<Instant> arrival = Optional.empty();
        private Optional<Instant> given = Optional.empty();
    }

    void add(Chronicle.Happening happening) {
        Cycle cycle = open.get(happening.conversation());
        switch (happening.what()) {
            case Chronicle.Opened begun -> {
                if (!happening.at().isBefore(from) && happening.at().isBefore(to)) {
                    open.put(happening.conversation(), new Cycle());
                }
            }
            case Chronicle.Asked asked -> {
                if (cycle != null) {
                    cycle.arrival = cycle.arrival.or(() -> Optional.of(happening.at()));
                }
            }
            case Chronicle.Given given -> {
                if (cycle != null) {
                    cycle.given = cycle.given.or(() -> Optional.of(happening.at()));
                }
            }
            case Chronicle.Closed closed -> end(happening.conversation(), happening.at());
            case Chronicle.Answered answered -> {
                // Who has it occupies a place whether or not they say anything.
            }
        }
    }

    /// Whether what happens at this time or later changes nothing any more.
    boolean complete(Instant at) {
        return !at.isBefore(to.plus(LONGEST)) || (open.isEmpty() && !at.isBefore(to));
    }

    int size() {
        return over.size() + open.size();
    }

    /// All of them, in the order in which they came.
    ///
    /// @param now when those end that go on
    List<Visit> all(Instant now) {
        List.copyOf(open.keySet()).forEach(conversation -> end(conversation, now));
        return over.stream().sorted(Comparator.comparing(Visit::arrival)).toList();
    }

    /// How long those are taken to need who were never served: as long as the others do on average.
    static Duration usual(List<Visit> visits) {
        var served = visits.stream().flatMap(visit -> visit.served().stream()).toList();
        return served.isEmpty()
                ? USUAL
                : served.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(served.size());
    }

    private void end(ConversationId conversation, Instant at) {
        Optional.ofNullable(open.remove(conversation))
                .ifPresent(cycle -> cycle.arrival.ifPresent(arrival ->
                        over.add(new Visit(arrival, cycle.given.map(given -> shorter(Duration.between(given, at)))))));
    }

    private static Duration shorter(Duration served) {
        return served.compareTo(LONGEST) > 0 ? LONGEST : served;
    }
}
