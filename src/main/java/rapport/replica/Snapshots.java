package rapport.replica;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import rapport.desk.Agent;
import rapport.desk.AgentRef;
import rapport.desk.Binding;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Desk;
import rapport.desk.Marks;
import rapport.desk.Outlook;
import rapport.desk.State;
import rapport.desk.TeamId;

/// Puts together how a conversation stands, and remembers which place in the queue was told to whom.
final class Snapshots {
    /// How long nobody is told a new estimate while nothing moves. Then the wait has become longer.
    private static final Duration ESTIMATES_STAND = Duration.ofSeconds(15);

    private final Desk desk;
    private final Audience audience;
    private final MarkBook marks;
    private final InstantSource clock;
    private final Map<ConversationId, Snapshot.Place> places = new HashMap<>();
    private final Waits waits = new Waits();
    /// When the first of those who wait for their own agent has waited long enough, or a site opens, or waits are
    /// estimated anew.
    private Optional<Instant> lookAgainAt = Optional.empty();

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

    /// Calls for every conversation in the queue whose place differs enough from the one that was told last.
    void movedPlaces(Consumer<Conversation> moved) {
        var now = now();
        lookAgainAt = Optional.empty();
        desk.outlooks(now, (waiting, outlook) -> {
            if (waiting.state() instanceof State.Queued queued) {
                queued.patientUntil().filter(now::isBefore).ifPresent(this::lookAgainAt);
            }
            outlook.opensAt().ifPresent(this::lookAgainAt);
            outlook.position().ifPresent(position -> lookAgainAt(now.plus(ESTIMATES_STAND)));
            var place = place(outlook);
            var told = places.get(waiting.id());
            if (told == null || place.differsFrom(told)) {
                places.put(waiting.id(), place);
                moved.accept(waiting);
            }
        });
    }

    /// A second has passed: those who wait have waited longer.
    void second() {
        var now = now();
        waits.second(desk.linesWaiting(now), now);
    }

    /// The time by which the desk decides: also where this node's clock is behind the log.
    private Instant now() {
        return desk.logTime(clock.instant());
    }

    private void lookAgainAt(Instant at) {
        if (lookAgainAt.filter(earlier -> !earlier.isAfter(at)).isEmpty()) {
            lookAgainAt = Optional.of(at);
        }
    }

    /// How long the one at this place of the line will wait, if enough was measured to say so.
    OptionalLong expectedSeconds(Optional<TeamId> line, int position) {
        return waits.seconds(line, position, now());
    }

    Snapshot.Place place(Outlook outlook) {
        return new Snapshot.Place(
                outlook.reason(),
                outlook.position(),
                outlook.position().isPresent()
                        ? expectedSeconds(outlook.line(), outlook.position().getAsInt())
                        : OptionalLong.empty(),
                outlook.opensAt());
    }

    /// One who may have waited does not any more, or for others: as it was before.
    void left(Conversation was) {
        var now = now();
        if (desk.inLine(was, now)) {
            waits.left(desk.requirements(was).team(), now);
        }
    }

    /// Whether somebody waits for another reason, or longer, by now, although nothing happened.
    boolean timeMovedPlaces() {
        return lookAgainAt.filter(until -> !now().isBefore(until)).isPresent();
    }

    /// The conversation does not wait any more, or waits anew.
    void forgetPlace(ConversationId conversation) {
        places.remove(conversation);
    }

    /// The place that was told last, which is at most a second old. Counting is for those who have not been told any.
    private Optional<Snapshot.Place> place(Conversation conversation) {
        if (!(conversation.state() instanceof State.Queued)) {
            return Optional.empty();
        }
        var told = places.get(conversation.id());
        if (told != null) {
            return Optional.of(told);
        }
        var now = now();
        // Who just came stands near the end: the usual case, and free. Else all are counted at once.
        desk.lateOutlook(conversation, now)
                .ifPresentOrElse(
                        outlook -> places.put(conversation.id(), place(outlook)),
                        () -> desk.outlooks(
                                now, (waiting, outlook) -> places.putIfAbsent(waiting.id(), place(outlook))));
        return Optional.ofNullable(places.get(conversation.id()));
    }
}
