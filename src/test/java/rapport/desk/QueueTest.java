package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Who waits, in which order, and for how long (routing, sections 2 and 3).
class QueueTest {
    private final Shop shop = new Shop();

    @Test
    void whoComesWhileNobodyIsThereWaitsInOrderOfArrival() {
        shop.says("b", "1");
        shop.says("a", "2");
        shop.says("c", "3");

        assertThat(shop.queue()).containsExactly("b", "a", "c");
        assertThat(shop.conversation("a").fence()).isZero();
    }

    @Test
    void higherPriorityIsServedFirstAndEqualsByArrival() {
        shop.says("a", "1");
        shop.says("b", "2");
        shop.says("c", "3");
        shop.says("d", "4");
        shop.when(new Command.SetPriority(Shop.of("c"), 1));
        shop.when(new Command.SetPriority(Shop.of("b"), 1));
        shop.when(new Command.SetPriority(Shop.of("d"), -1));

        assertThat(shop.queue()).containsExactly("b", "c", "a", "d");
        assertThat(Happened.given(online("x", 3))).containsExactly("b>x", "c>x", "a>x");
    }

    @Test
    void aStepOfPriorityIsWorthTenMinutesOfWaitingSoThatNobodyStarves() {
        shop.says("patient", "1");
        shop.after(Duration.ofMinutes(10));
        for (var visitor : List.of("vip", "second vip")) {
            shop.says(visitor, "2");
            shop.when(new Command.SetPriority(Shop.of(visitor), 1));
            shop.after(Duration.ofMillis(1));
        }
        shop.says("plain", "3");

        assertThat(shop.queue()).containsExactly("patient", "vip", "second vip", "plain");

        shop.when(new Command.SetPriority(Shop.of("second vip"), 2));

        assertThat(shop.queue()).containsExactly("second vip", "patient", "vip", "plain");
    }

    @Test
    void aLostPriorityPutsBackInOrderOfArrival() {
        shop.says("a", "1");
        shop.says("b", "2");
        shop.when(new Command.SetPriority(Shop.of("b"), 5));
        shop.when(new Command.SetPriority(Shop.of("b"), 0));

        assertThat(shop.queue()).containsExactly("a", "b");
        assertThat(shop.when(new Command.SetPriority(Shop.of("b"), 0))).isEmpty();
    }

    @Test
    void aFreedSlotGoesToTheHeadOfTheQueue() {
        var agent = shop.agent("x", 1);
        shop.says("served", "0");
        shop.says("a", "1");
        shop.says("b", "2");

        var events = shop.closes(agent, "served");

        assertThat(Happened.given(events)).containsExactly("a>x");
        assertThat(Happened.choice(events).trigger()).isEqualTo(Trigger.SLOT_FREE);
        assertThat(shop.queue()).containsExactly("b");
    }

    @Test
    void aMessageOfOneWhoWaitsChangesNeitherPlaceNorState() {
        shop.says("a", "1");
        shop.says("b", "2");

        var events = shop.says("a", "hello?");

        assertThat(Shop.kinds(events)).containsExactly("MessagePosted");
        assertThat(shop.queue()).containsExactly("a", "b");
    }

    @Test
    void whoIsBoundHasPreferenceOnlyWhenTheyComeAndNotOverThoseWhoWait() {
        var agent = shop.agent("x", 1);
        shop.says("bound", "hello");
        shop.answers(agent, "bound", "hello");
        shop.leaves("bound");
        shop.says("served", "0");
        shop.says("waits", "1");
        shop.says("bound", "2");

        assertThat(Happened.given(shop.closes(agent, "served"))).containsExactly("waits>x");
        assertThat(shop.queue()).containsExactly("bound");
    }

    @Test
    void whoLosesTheirAgentKeepsTheirOriginalArrival() {
        var first = shop.agent("x", 2);
        shop.says("a", "1");
        shop.says("b", "2");
        var arrival = ((State.Open) shop.conversation("a").state()).arrival();
        shop.after(Duration.ofMinutes(5));
        shop.says("c", "3");

        shop.status(first, Status.OFFLINE);

        assertThat(shop.queue()).containsExactly("a", "b", "c");
        assertThat(((State.Open) shop.conversation("a").state()).arrival()).isEqualTo(arrival);
        assertThat(Happened.given(online("y", 1))).containsExactly("a>y");
        shop.status(new AgentId("y"), Status.OFFLINE);
        assertThat(shop.queue()).containsExactly("a", "b", "c");
    }

    @Test
    void aNewCycleHasANewArrival() {
        shop.says("a", "1");
        shop.says("b", "2");
        shop.leaves("a");
        shop.says("a", "3");

        assertThat(shop.queue()).containsExactly("b", "a");
    }

    @Test
    void arrivalsOfTheSameMillisecondKeepTheirOrder() {
        var visitors = Happened.visitors(30).toList().reversed();
        visitors.forEach(visitor -> shop.says(visitor, "all at once"));

        assertThat(shop.queue()).isEqualTo(visitors);
    }

    @Test
    void theVisitorIsToldWhyTheyWait() {
        assertThat(Happened.queueing(shop.says("a", "1")).entry().content())
                .isEqualTo(new Content.Queued(QueueReason.NOBODY_ONLINE));
        online("x", 1);
        assertThat(Happened.queueing(shop.says("b", "2")).entry().content())
                .isEqualTo(new Content.Queued(QueueReason.ALL_BUSY));
        shop.status(new AgentId("x"), Status.AWAY);
        assertThat(reason("b")).isEqualTo(QueueReason.NOBODY_ONLINE);
    }

    @Test
    void whoGaveAVisitorBackIsNotTheOneTheyWaitFor() {
        var agent = shop.agent("x", 1);
        shop.says("a", "1");

        assertThat(Happened.queueing(shop.releases(agent, "a")).entry().content())
                .isEqualTo(new Content.Queued(QueueReason.NOBODY_ONLINE));
        assertThat(reason("a")).isEqualTo(QueueReason.NOBODY_ONLINE);
        shop.says("b", "2");
        online("y", 0);
        assertThat(reason("a")).isEqualTo(QueueReason.ALL_BUSY);
    }

    @Test
    void whoIsPromisedAPlaceIsToldSoAlsoWhenTheyComeBackBeforeTheOthers() {
        shop.policy(Policy.DEFAULT.withQueueLimit(1));
        var agent = shop.agent("a", 1);
        shop.says("x", "1");
        shop.after(Duration.ofMinutes(10));
        assertThat(told(shop.says("y", "2"))).isEqualTo(QueueReason.ALL_BUSY);
        assertThat(told(shop.says("z", "3"))).isEqualTo(QueueReason.QUEUE_FULL);

        assertThat(told(shop.status(agent, Status.OFFLINE))).isEqualTo(QueueReason.NOBODY_ONLINE);

        assertThat(shop.outlook("x").position()).hasValue(1);
        assertThat(shop.outlook("y").reason()).isEqualTo(QueueReason.QUEUE_FULL);
        assertThat(shop.queue()).containsExactly("x", "y", "z");
    }

    @Test
    void whoIsMoreImportantIsToldByTheirRankAndNotByTheNumberOfThoseWhoWait() {
        shop.policy(Policy.DEFAULT.withQueueLimit(2));
        for (var visitor : List.of("x", "y", "vip")) {
            shop.says(visitor, "1");
        }
        shop.when(new Command.SetPriority(Shop.of("vip"), 1));
        shop.leaves("vip");
        shop.says("z", "2");

        assertThat(told(shop.says("vip", "3"))).isEqualTo(QueueReason.NOBODY_ONLINE);
        assertThat(shop.outlook("vip").position()).hasValue(1);
    }

    @Test
    void thePlaceOfWhoComesLateIsKnownWithoutCountingTheOthers() {
        shop.policy(Policy.DEFAULT.withQueueLimit(150));
        Happened.visitors(200).forEach(visitor -> {
            shop.says(visitor, "hello");
            assertThat(late(visitor)).contains(shop.outlook(visitor));
        });
        assertThat(late("v100")).contains(shop.outlook("v100"));
        assertThat(late("v099")).isEmpty();
        shop.when(new Command.SetPriority(Shop.of("v200"), -1));
        shop.says("v201", "hello");
        assertThat(late("v201")).contains(shop.outlook("v201"));
    }

    private Optional<Outlook> late(String visitor) {
        return shop.desk.lateOutlook(shop.conversation(visitor), shop.now());
    }

    private static QueueReason told(List<Event> events) {
        return Happened.queueing(events).entry().content().reason();
    }

    @Test
    void aNightsBacklogIsServedInOrderAtOnceUpToCapacity() {
        var visitors = Happened.visitors(200).toList();
        for (var visitor : visitors) {
            shop.says(visitor, "anybody there?");
            shop.after(Duration.ofMinutes(2));
        }

        var events = online("x", 4);

        assertThat(Happened.given(events)).containsExactly("v001>x", "v002>x", "v003>x", "v004>x");
        assertThat(shop.queue()).isEqualTo(visitors.subList(4, 200));
        assertThat(shop.queue()).hasSize(196);
    }

    @Test
    void aHigherCapacityServesAtOnceAndALowerOneGivesNothingNew() {
        var agent = shop.agent("x", 1);
        Happened.visitors(5).forEach(visitor -> shop.says(visitor, "hello"));

        assertThat(Happened.given(shop.capacity(agent, 3))).containsExactly("v002>x", "v003>x");
        assertThat(Happened.entries(shop.capacity(agent, 1))).isEmpty();
        assertThat(shop.desk.load(agent)).isEqualTo(3);
        assertThat(Happened.assignments(shop.closes(agent, "v001"))).isEmpty();
        assertThat(Happened.assignments(shop.closes(agent, "v002"))).isEmpty();
        assertThat(Happened.given(shop.closes(agent, "v003"))).containsExactly("v004>x");
    }

    @Test
    void fiveAgentsOfThreeAndFiftyVisitorsFillFifteenSlotsAndThirtyFivePlaces() {
        var agents = List.of("a1", "a2", "a3", "a4", "a5").stream()
                .map(name -> shop.agent(name, 3))
                .toList();
        var visitors = Happened.visitors(50).toList();
        visitors.forEach(visitor -> shop.says(visitor, "hello"));

        assertThat(agents).allSatisfy(agent -> assertThat(shop.desk.load(agent)).isEqualTo(3));
        assertThat(visitors.subList(0, 15))
                .allSatisfy(visitor -> assertThat(shop.servedBy(visitor)).isPresent());
        assertThat(shop.queue()).isEqualTo(visitors.subList(15, 50));
        var places = new ArrayList<Integer>();
        shop.desk.outlooks(
                shop.now(), (waiting, outlook) -> places.add(outlook.position().orElseThrow()));
        assertThat(places)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 35).boxed().toList());
    }

    /// Balanced: until they have as much as the others in relation to their capacity, and from then on as they do.
    @Test
    void whoWasAbsentForLongIsGivenWhatTheOthersHaveAndThenAsMuchAsThey() {
        var busy = List.of(shop.agent("a", 10), shop.agent("b", 10));
        var late = shop.agent("c", 5);
        shop.status(late, Status.OFFLINE);
        Happened.visitors(12).forEach(visitor -> shop.says(visitor, "hello"));
        shop.after(Duration.ofDays(3));

        assertThat(shop.status(late, Status.ONLINE)).hasSize(1);

        var given = Happened.visitors(19)
                .skip(12)
                .flatMap(visitor -> Happened.given(shop.says(visitor, "hello")).stream())
                .toList();
        assertThat(given.subList(0, 3)).containsExactly("v013>c", "v014>c", "v015>c");
        assertThat(given.subList(3, 7)).containsExactly("v016>a", "v017>b", "v018>c", "v019>a");
        assertThat(shop.desk.load(late)).isEqualTo(4);
        assertThat(busy).allSatisfy(agent -> assertThat(shop.desk.load(agent)).isGreaterThan(6));
    }

    /// Round robin: the next one, and then one each round.
    @Test
    void whoWasAbsentForLongTakesTurnsWhereAgentsTakeTurns() {
        shop.policy(Shop.strategy(Strategy.ROUND_ROBIN));
        shop.agent("a", 10);
        shop.agent("b", 10);
        var late = shop.agent("c", 10);
        shop.status(late, Status.OFFLINE);
        Happened.visitors(12).forEach(visitor -> shop.says(visitor, "hello"));
        shop.after(Duration.ofDays(3));

        assertThat(shop.status(late, Status.ONLINE)).hasSize(1);

        assertThat(Happened.visitors(18)
                        .skip(12)
                        .flatMap(visitor -> Happened.given(shop.says(visitor, "hello")).stream()))
                .containsExactly("v013>c", "v014>a", "v015>b", "v016>c", "v017>a", "v018>b");
    }

    @Test
    void aReadyAgentWithAFreeSlotNeverSitsBesideAQueue() {
        var agents = List.of(shop.agent("a", 2), shop.agent("b", 2), shop.agent("c", 2));
        Happened.visitors(12).forEach(visitor -> shop.says(visitor, "hello"));
        for (int step = 0; step < 12; step++) {
            var served = "v%03d".formatted(step + 1);
            shop.leaves(served);
            assertThat(shop.queue().isEmpty() || agents.stream().allMatch(agent -> shop.desk.load(agent) == 2))
                    .as("after %s left", served)
                    .isTrue();
        }
        assertThat(shop.queue()).isEmpty();
    }

    @Test
    void nobodyIsOvertakenByOneWhoCameLaterWhenTwoAgentsAreLostAtOnce() {
        var late = shop.agent("a", 1);
        var early = shop.agent("b", 1);
        shop.owned("first", early);
        shop.owned("second", late);
        shop.says("first", "1");
        shop.says("second", "2");
        shop.enrolled("c", 1);
        shop.when(new Command.ConnectAgent(new AgentId("c"), new NodeId("n2")));
        shop.status(new AgentId("c"), Status.ONLINE);

        shop.when(new Command.ForgetNode(Shop.NODE));
        var events = shop.after(Policy.DEFAULT.grace());

        assertThat(Happened.given(events)).containsExactly("first>c");
        assertThat(shop.queue()).containsExactly("second");
    }

    @Test
    void whoCannotBeServedByTheFreeAgentIsNoObstacleForTheNext() {
        var gaveBack = shop.agent("x", 1);
        shop.says("a", "1");
        shop.says("b", "2");

        assertThat(Happened.given(shop.releases(gaveBack, "a"))).containsExactly("b>x");
        assertThat(shop.queue()).containsExactly("a");
    }

    private List<Event> online(String name, int capacity) {
        var agent = shop.enrolled(name, capacity);
        shop.connect(agent);
        return shop.status(agent, Status.ONLINE);
    }

    private QueueReason reason(String visitor) {
        return shop.outlook(visitor).reason();
    }
}
