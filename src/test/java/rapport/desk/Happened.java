package rapport.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads what tests ask about in a list of events.
final class Happened {
    private Happened() {}

    static <E extends Event> List<E> all(Class<E> kind, List<Event> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static List<Event.ConversationAssigned> assignments(List<Event> events) {
        return all(Event.ConversationAssigned.class, events);
    }

    /// The only assignment.
    static Event.ConversationAssigned assignment(List<Event> events) {
        return only(assignments(events));
    }

    /// The only queueing.
    static Event.ConversationQueued queueing(List<Event> events) {
        return only(all(Event.ConversationQueued.class, events));
    }

    /// The only choice.
    static Choice choice(List<Event> events) {
        return only(choices(events));
    }

    static List<Choice> choices(List<Event> events) {
        return events.stream().flatMap(event -> choice(event).stream()).toList();
    }

    static Optional<Choice> choice(Event event) {
        return switch (event) {
            case Event.ConversationAssigned assigned -> Optional.of(assigned.choice());
            case Event.ConversationQueued queued -> Optional.of(queued.choice());
            default -> Optional.empty();
        };
    }

    /// Why it was not the others.
    static Map<String, Choice.PassedOver> passedOver(Choice choice) {
        return choice.candidates().stream()
                .filter(candidate -> candidate.passedOver().isPresent())
                .collect(Collectors.toMap(
                        candidate -> candidate.agent().value(),
                        candidate -> candidate.passedOver().orElseThrow()));
    }

    static List<Entry<?>> entries(List<Event> events) {
        return events.stream().<Entry<?>>flatMap(event -> entry(event).stream()).toList();
    }

    /// The entries that the visitor sees, too.
    static List<Content.Visible> publicly(List<Event> events) {
        return entries(events).stream()
                .flatMap(entry -> entry.content().visible().stream())
                .toList();
    }

    static Optional<Entry<?>> entry(Event event) {
        return event instanceof Event.Entered entered ? Optional.of(entered.entry()) : Optional.empty();
    }

    /// Who each of the visitors was given to, in the order of the events: `"x>a"`.
    static List<String> given(List<Event> events) {
        return assignments(events).stream()
                .map(assigned -> assigned.conversation().value().substring(2) + ">"
                        + assigned.state().agent().id().value())
                .toList();
    }

    static Code refusal(Answer answer) {
        return answer instanceof Answer.Refused refused ? refused.code() : fail("not refused: " + answer);
    }

    static <T> T only(List<T> all) {
        return all.size() == 1 ? all.getFirst() : fail("not exactly one: " + all);
    }

    static Stream<String> visitors(int count) {
        return Stream.iterate(1, i -> i + 1).limit(count).map(i -> "v%03d".formatted(i));
    }

    private static <T> T fail(String message) {
        throw new AssertionError(message);
    }
}
