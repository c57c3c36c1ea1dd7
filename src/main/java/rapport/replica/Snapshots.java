package rapport.replica;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import rapport.desk.Agent;
import rapport.desk.AgentRef;
import rapport.desk.Binding;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Desk;
import rapport.desk.Marks;
import rapport.desk.State;

/// Puts together how a conversation stands, and remembers which place in the queue was told to whom.
final class Snapshots {
    private final Desk desk;
    private final Audience audience;
    private final MarkBook marks;
    private final InstantSource clock;
    private final Map<ConversationId, Snapshot.Place> places = new HashMap<>();
    /// When the first of those who wait for their own agent has waited long enough.
    private Optional<Instant> patientUntil = Optional.empty();

    Snapshots(Desk desk, Audience audience, MarkBook marks, InstantSource clock) {
        this.desk = desk;
        this.audience = audience;
        this.marks = marks;
        this.clock = clock;
    }

    Snapshot of(Conversation conversation) {
        return of(conversation, place(conversation), marks.of(conversation.id()));
    }

    /// One that is not in memory, as it was read.
    Snapshot of(Conversation read, Marks stored) {
        return of(read, Optional.empty(), stored);
    }

    private Snapshot of(Conversation conversation, Optional<Snapshot.Place> place, Marks stored) {
        var binding = conversation.binding();
        return new Snapshot(
                conversation,
                conversation
                        .agent()
                        .map(AgentRef::id)
                        .flatMap(desk::agent)
                        .filter(Agent::connected)
                        .isPresent(),
                binding.owner().flatMap(desk::agent).map(Agent::ref),
                binding.last()
                        .map(Binding.LastAgent::agent)
                        .flatMap(desk::agent)
                        .map(Agent::ref),
                place,
                stored,
                audience.presence(conversation.id()));
    }

    /// Calls for every conversation in the queue whose place is not the one that was told last.
    void movedPlaces(Consumer<Conversation> moved) {
        var now = clock.instant();
        int position = 0;
        patientUntil = Optional.empty();
        for (var waiting : desk.queue()) {
            position++;
            if (waiting.state() instanceof State.Queued queued) {
                queued.patientUntil()
                        .filter(until -> now.isBefore(until)
                                && patientUntil.filter(until::isAfter).isEmpty())
                        .ifPresent(until -> patientUntil = Optional.of(until));
                var place = new Snapshot.Place(desk.reason(waiting, queued, now), position);
                if (!place.equals(places.put(waiting.id(), place))) {
                    moved.accept(waiting);
                }
            }
        }
    }

    /// Whether somebody waits for another reason by now, although nothing happened.
    boolean patienceIsOver() {
        return patientUntil.filter(until -> !clock.instant().isBefore(until)).isPresent();
    }

    /// The conversation does not wait any more, or waits anew.
    void forgetPlace(ConversationId conversation) {
        places.remove(conversation);
    }

    /// The place that was told last, which is at most a second old. Counting is for those who have not been told any.
    private Optional<Snapshot.Place> place(Conversation conversation) {
        return conversation.state() instanceof State.Queued queued
                ? Optional.of(places.computeIfAbsent(conversation.id(), id -> counted(conversation, queued)))
                : Optional.empty();
    }

    private Snapshot.Place counted(Conversation conversation, State.Queued queued) {
        var queue = desk.queue();
        // Who came last stands last: the usual case, and the only one that is free.
        int position = queue.last().id().equals(conversation.id())
                ? queue.size()
                : queue.headSet(conversation).size() + 1;
        return new Snapshot.Place(desk.reason(conversation, queued, clock.instant()), position);
    }
}
