package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import rapport.desk.AgentId;
import rapport.desk.Command;
import rapport.desk.Hours;
import rapport.desk.Policy;
import rapport.desk.QueueReason;
import rapport.desk.Requirements;
import rapport.desk.Sender;
import rapport.desk.Shop;
import rapport.desk.State;
import rapport.desk.Status;
import rapport.desk.Team;
import rapport.desk.TeamId;
import rapport.log.MemoryLog;

/// What those who wait are told of their place, and those who watch of those who wait.
final class WaitingTest {
    private static final AgentId ANN = new AgentId("ann");
    private static final AgentId EVE = new AgentId("eve");

    private final MemoryLog memory = new MemoryLog();
    private final HandClock clock = new HandClock();
    private final Node node = new Node("n1", memory, memory, clock);

    /// A visitor who is here and waits.
    private Ear waits(String name) {
        var ear = node.visitor(name);
        node.rest();
        node.says(name, "hello");
        node.rest();
        return ear;
    }

    private void closes(String visitor) {
        node.submit(
                new Command.Close(Shop.of(visitor), new Sender.Visitor(Shop.visitor(visitor)), OptionalLong.empty()));
        node.rest();
    }

    private static List<Snapshot.Place> places(Ear ear) {
        return ear.all(Notice.Changed.class).stream()
                .flatMap(changed -> changed.snapshot().queue().stream())
                .toList();
    }

    private static Snapshot.Place nobody(int position) {
        return place(QueueReason.NOBODY_ONLINE, position);
    }

    private static Snapshot.Place busy(int position) {
        return place(QueueReason.ALL_BUSY, position);
    }

    private static Snapshot.Place place(QueueReason reason, int position) {
        return new Snapshot.Place(reason, OptionalInt.of(position), OptionalLong.empty(), Optional.empty());
    }

    private Ear watching(Scope scope) {
        var ear = node.enrolled(EVE, 0);
        node.order(new Order.Watch(ear, scope)).rest();
        node.second();
        ear.news();
        return ear;
    }

    @Test
    void whoBeginsToWaitIsToldTheirPlaceAtOnce() {
        assertThat(places(waits("x"))).containsExactly(nobody(1));
        assertThat(places(waits("y"))).containsExactly(nobody(2));
        assertThat(places(waits("z"))).containsExactly(nobody(3));
    }

    @Test
    void aPlaceThatMovedIsToldOnceASecondAndOnlyThen() {
        var ears = List.of(waits("a"), waits("b"), waits("c"), waits("d"));
        node.second();
        ears.forEach(Ear::news);

        closes("a");
        closes("b");
        assertThat(ears.get(2).notices()).isEmpty();
        assertThat(ears.get(3).notices()).isEmpty();
        node.second();

        assertThat(ears.get(2).kinds()).containsExactly("Changed");
        assertThat(places(ears.get(2))).containsExactly(nobody(1));
        assertThat(places(ears.get(3))).containsExactly(nobody(2));
        ears.forEach(Ear::news);
        node.second();
        node.second();
        assertThat(ears).allMatch(ear -> ear.notices().isEmpty());
    }

    @Test
    void aPlaceThatDidNotMoveIsNotTold() {
        var first = waits("a");
        waits("b");
        node.second();
        first.news();

        closes("b");
        node.second();

        assertThat(first.notices()).isEmpty();
    }

    /// One of eight is served every twenty seconds.
    private Ear threeAreLeftAfterFiveWereServed() {
        node.enrolled(EVE, 1);
        waits("v0");
        for (int n = 1; n <= 7; n++) {
            waits("v" + n);
        }
        var last = waits("last");
        for (int n = 0; n < 5; n++) {
            secondsPass(20);
            closes("v" + n);
        }
        node.second();
        return last;
    }

    private void secondsPass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            clock.turn(Duration.ofSeconds(1));
            node.second();
        }
    }

    @Test
    void theExpectedWaitCountsAlsoTheSecondsInWhichNothingMoves() {
        var last = threeAreLeftAfterFiveWereServed();

        assertThat(places(last).getLast())
                .isEqualTo(new Snapshot.Place(
                        QueueReason.ALL_BUSY, OptionalInt.of(3), OptionalLong.of(60), Optional.empty()));
    }

    @Test
    void aWaitThatBecameLongerIsToldAlthoughNobodyMoved() {
        var last = threeAreLeftAfterFiveWereServed();
        last.news();

        secondsPass(14);
        assertThat(last.notices()).isEmpty();
        secondsPass(300);

        var told = places(last);
        assertThat(told)
                .hasSizeBetween(2, 20)
                .allMatch(place -> place.position().equals(OptionalInt.of(3)));
        assertThat(told.getLast().estimateSeconds().orElseThrow()).isBetween(200L, 300L);
    }

    /// A line in which somebody always waits, and every twenty seconds something happens to the first of it.
    private OptionalLong expectedWhenEveryTwentySeconds(Consumer<String> happens) {
        node.enrolled(EVE, 0);
        for (int n = 0; n <= 7; n++) {
            waits("v" + n);
        }
        var last = waits("last");
        for (int n = 0; n < 6; n++) {
            secondsPass(20);
            happens.accept("v" + n);
            node.rest();
        }
        node.second();
        return places(last).getLast().estimateSeconds();
    }

    @Test
    void whoGivesUpMovesTheLineForward() {
        assertThat(expectedWhenEveryTwentySeconds(this::closes)).hasValue(60);
    }

    @Test
    void whoIsTakenFromTheQueueMovesItForward() {
        // Only people give it to her: she is of no team.
        var repairs = new TeamId("repairs");
        node.submit(new Command.SetTeam(new Team(repairs, "Repairs")));
        node.submit(new Command.SetPolicy(Shop.SITE, Policy.DEFAULT.with(Requirements.of(repairs))));
        node.enrolled(ANN, 9);

        assertThat(expectedWhenEveryTwentySeconds(visitor ->
                        node.submit(new Command.Take(Shop.of(visitor), Shop.sender(ANN), OptionalLong.empty()))))
                .hasValue(60);
    }

    @Test
    void whoIsSentToAnotherTeamMovesTheLineTheyLeaveAlsoIfTheyGoAtOnce() {
        var repairs = new TeamId("repairs");
        node.submit(new Command.SetTeam(new Team(repairs, "Repairs")));
        node.rest();

        assertThat(expectedWhenEveryTwentySeconds(visitor -> {
                    node.submit(new Command.SetRequirements(Shop.of(visitor), Optional.of(Requirements.of(repairs))));
                    if (visitor.compareTo("v3") < 0) {
                        node.submit(new Command.Close(
                                Shop.of(visitor), new Sender.Visitor(Shop.visitor(visitor)), OptionalLong.empty()));
                    }
                }))
                .hasValue(60);
    }

    @Test
    void whoIsServedAndGoesInOneBatchLeavesTheLineOfTheirTeam() {
        var repairs = new TeamId("repairs");
        node.submit(new Command.SetTeam(new Team(repairs, "Repairs")));
        node.rest();
        var member = node.enrolled(ANN, 1);
        node.submit(new Command.EquipAgent(ANN, Optional.of(Set.of(repairs)), Optional.empty()));
        node.rest();
        member.news();
        for (int n = 0; n <= 8; n++) {
            waits("v" + n);
            node.submit(new Command.SetRequirements(Shop.of("v" + n), Optional.of(Requirements.of(repairs))));
            node.rest();
        }
        for (int n = 0; n < 6; n++) {
            secondsPass(20);
            // Both this one and the next, who is served by it, leave in the same batch.
            node.submit(new Command.Close(
                    Shop.of("v" + n), new Sender.Visitor(Shop.visitor("v" + n)), OptionalLong.empty()));
            if (n % 2 == 0) {
                node.submit(new Command.Close(
                        Shop.of("v" + (n + 1)), new Sender.Visitor(Shop.visitor("v" + (n + 1))), OptionalLong.empty()));
            }
            node.rest();
        }

        var queue = node.view().queues(1).getFirst();
        assertThat(queue.team()).contains(repairs);
        // Six left in two minutes, and two wait.
        assertThat(queue.estimateSeconds()).hasValue(60);
    }

    @Test
    void whoIsMoreImportantStandsBeforeTheOthers() {
        var first = waits("a");
        var second = waits("b");
        node.second();
        first.news();
        second.news();

        node.submit(new Command.SetPriority(Shop.of("b"), 1));
        node.rest();
        node.second();

        assertThat(places(second)).endsWith(nobody(1));
        assertThat(places(first)).containsExactly(nobody(2));
    }

    @Test
    void theReasonIsToldWhenAgentsComeAndGo() {
        var waiting = waits("x");
        node.second();
        waiting.news();

        node.enrolled(EVE, 0);
        node.second();
        assertThat(places(waiting)).containsExactly(busy(1));
        waiting.news();

        node.status(EVE, Status.AWAY);
        node.rest();
        node.second();
        assertThat(places(waiting)).containsExactly(nobody(1));
    }

    @Test
    void theReasonIsToldWhenThePatienceIsOver() {
        node.submit(new Command.SetPolicy(Shop.SITE, Shop.patient(Duration.ofSeconds(30))));
        node.enrolled(ANN, 1);
        waits("other");
        var visitor = node.visitor("x");
        node.rest();
        node.submit(new Command.SetOwner(Shop.of("x"), Optional.of(ANN)));
        node.says("x", "hello");
        node.rest();
        node.second();
        assertThat(places(visitor)).containsOnly(place(QueueReason.WAITING_FOR_BOUND, 1));
        visitor.news();

        clock.turn(Duration.ofSeconds(31));
        node.second();

        assertThat(places(visitor)).containsExactly(busy(1));
        visitor.news();
        node.second();
        assertThat(visitor.notices()).isEmpty();
    }

    @Test
    void aClockThatIsBehindTheLogDoesNotBringThePatienceBack() {
        node.submit(new Command.SetPolicy(Shop.SITE, Shop.patient(Duration.ofSeconds(30))));
        node.enrolled(ANN, 1);
        waits("other");
        var patient = node.visitor("x");
        node.rest();
        node.submit(new Command.SetOwner(Shop.of("x"), Optional.of(ANN)));
        node.says("x", "hello");
        node.rest();
        clock.turn(Duration.ofSeconds(31));
        var last = waits("y");

        clock.turn(Duration.ofSeconds(-20));
        node.second();

        assertThat(places(patient)).endsWith(busy(1));
        assertThat(places(last)).containsOnly(busy(2));
    }

    @Test
    void aClockThatIsBehindTheLogDoesNotCloseASiteThatHasOpened() {
        // Ten hours after the clock begins.
        var evening =
                new Hours(ZoneOffset.UTC, Map.of(DayOfWeek.SUNDAY, List.of(new Hours.Span(1_140, 1_440))), Map.of());
        node.submit(new Command.SetPolicy(Shop.SITE, Policy.DEFAULT.with(Optional.of(evening))));
        var first = waits("x");
        assertThat(places(first)).extracting(Snapshot.Place::reason).containsOnly(QueueReason.OUTSIDE_HOURS);
        clock.turn(Duration.ofHours(10));
        var second = waits("y");
        assertThat(places(second)).containsExactly(nobody(2));

        clock.turn(Duration.ofMinutes(-1));
        node.second();
        var third = waits("z");

        assertThat(places(first)).endsWith(nobody(1));
        assertThat(places(third)).containsExactly(nobody(3));
    }

    @Test
    void aPatienceThatIsOverWakesNobody() {
        node.submit(new Command.SetPolicy(Shop.SITE, Shop.patient(Duration.ofSeconds(30))));
        node.enrolled(ANN, 1);
        waits("other");
        node.visitor("x");
        node.rest();
        node.submit(new Command.SetOwner(Shop.of("x"), Optional.of(ANN)));
        node.says("x", "hello");
        node.rest();
        assertThat(node.engine.wakeAt()).contains(clock.instant().plusSeconds(30));

        clock.turn(Duration.ofSeconds(31));
        node.batch();

        assertThat(node.engine.wakeAt().filter(at -> !at.isAfter(clock.instant())))
                .isEmpty();
    }

    @Test
    void whoHasWaitedAnewIsToldTheirNewPlace() {
        var first = waits("a");
        waits("b");
        closes("a");
        first.news();

        node.says("a", "back");
        node.rest();

        assertThat(places(first)).containsExactly(nobody(2));
    }

    @Test
    void whoComesInTheBatchThatFreesASlotDoesNotOvertakeWhoWaits() {
        node.enrolled(ANN, 1);
        waits("served");
        waits("first");
        node.visitor("second");
        node.rest();
        node.submit(
                new Command.Close(Shop.of("served"), new Sender.Visitor(Shop.visitor("served")), OptionalLong.empty()));
        node.says("second", "hello");
        node.batch();

        assertThat(memory.conversation(Shop.of("first"))
                        .orElseThrow()
                        .conversation()
                        .servedBy(ANN))
                .isTrue();
    }

    @Test
    void whoWatchesTheQueueHearsWhoComesAndWhoGoesAndNothingOfTheRest() {
        var eve = watching(Scope.QUEUE);
        waits("x");
        assertThat(eve.kinds()).containsExactly("Changed");
        assertThat(eve.all(Notice.Changed.class).getFirst().snapshot().queue()).contains(busy(1));
        node.second();
        eve.news();

        node.enrolled(ANN, 1);
        var states = eve.all(Notice.Changed.class);
        assertThat(states).hasSize(1);
        assertThat(states.getFirst().snapshot().conversation().state()).isInstanceOf(State.Assigned.class);
        eve.news();
        node.says("x", "more");
        node.rest();
        closes("x");
        node.second();
        assertThat(eve.all(Notice.Changed.class)).isEmpty();
    }

    @Test
    void whoWatchesEverythingHearsStatesAtOnceAndWhatIsSaidOnceASecond() {
        node.enrolled(ANN, 1);
        var eve = watching(Scope.ALL);
        waits("x");
        assertThat(eve.kinds()).containsExactly("Changed");
        eve.news();

        for (int i = 0; i < 5; i++) {
            node.says("x", "more " + i);
            node.rest();
        }
        assertThat(eve.notices()).isEmpty();
        node.second();
        assertThat(eve.kinds()).containsExactly("Changed");
        assertThat(eve.all(Notice.Changed.class)
                        .getFirst()
                        .snapshot()
                        .conversation()
                        .head()
                        .seq())
                .isEqualTo(8);
        eve.news();
        node.second();
        assertThat(eve.notices()).isEmpty();

        closes("x");
        assertThat(eve.kinds()).containsExactly("Changed");
        node.second();
        assertThat(eve.kinds()).containsExactly("Changed");
    }

    @Test
    void whoStopsWatchingHearsNothingMore() {
        var eve = watching(Scope.ALL);
        node.order(new Order.Watch(eve, Scope.NONE)).rest();
        waits("x");
        node.second();

        assertThat(eve.all(Notice.Changed.class)).isEmpty();
    }

    @Test
    void whoWatchesAndFollowsIsToldOnce() {
        var eve = watching(Scope.ALL);
        waits("x");
        node.order(new Order.Open(eve, Shop.of("x"), 1)).rest();
        node.second();
        eve.news();

        closes("x");
        node.second();

        assertThat(eve.kinds()).containsExactly("Changed", "Committed");
    }
}
