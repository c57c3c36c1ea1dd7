package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A conversation loses its agent (routing, section 4).
class DriftTest {
    private static final Duration GRACE = Policy.DEFAULT.grace();

    private final Shop shop = new Shop();

    @Test
    void aLostConnectionChangesNothingForTheGrace() {
        var agent = shop.agent("a", 2);
        shop.agent("b", 2);
        shop.says("x", "hello");

        assertThat(Shop.kinds(shop.disconnect(agent))).containsExactly("AgentDisconnected");
        assertThat(shop.desk.wakeAt()).contains(shop.now().plus(GRACE));
        assertThat(shop.after(GRACE.minusMillis(1))).isEmpty();
        assertThat(shop.servedBy("x")).contains(agent);
    }

    @Test
    void whoReturnsWithinTheGraceHasEverythingAsItWas() {
        var agent = shop.agent("a", 2);
        shop.agent("b", 2);
        shop.says("x", "hello");
        shop.disconnect(agent);
        shop.after(GRACE.minusMillis(1));
        shop.connect(agent);

        assertThat(shop.after(Duration.ofMinutes(1))).isEmpty();
        assertThat(shop.servedBy("x")).contains(agent);
        assertThat(shop.desk.agent(agent).orElseThrow().status()).isEqualTo(Status.ONLINE);
    }

    @Test
    void nothingNewIsGivenToOneWhoIsDisconnected() {
        var agent = shop.agent("a", 2);
        shop.disconnect(agent);

        assertThat(Happened.passedOver(Happened.choice(shop.says("x", "hello"))))
                .containsEntry("a", Choice.PassedOver.DISCONNECTED);
        assertThat(Happened.given(shop.connect(agent))).containsExactly("x>a");
    }

    @Test
    void afterTheGraceTheAgentIsOfflineAndTheConversationIsAnothers() {
        var agent = shop.agent("a", 2);
        shop.says("x", "hello");
        var other = shop.agent("b", 2);
        shop.disconnect(agent);

        var events = shop.after(GRACE);

        assertThat(Shop.kinds(events)).containsExactly("AvailabilitySet", "ConversationAssigned");
        assertThat(shop.servedBy("x")).contains(other);
        assertThat(Happened.choice(events).trigger()).isEqualTo(Trigger.CONNECTION_LOST);
        assertThat(shop.desk.agent(agent).orElseThrow().status()).isEqualTo(Status.OFFLINE);
        assertThat(Shop.kinds(shop.connect(agent))).containsExactly("AgentConnected");
        assertThat(shop.servedBy("x")).contains(other);
    }

    @Test
    void theAgentIsOfflineAfterTheLongestGraceOfAnySiteThatTheDeskWasToldOf() {
        shop.policy(Shop.grace(Duration.ofSeconds(3)));
        shop.when(new Command.SetPolicy(new SiteId("s_usual"), Policy.DEFAULT));
        var agent = shop.agent("a", 2);
        shop.says("x", "hello");
        shop.disconnect(agent);

        assertThat(Shop.kinds(shop.after(Duration.ofSeconds(3)))).containsExactly("ConversationQueued");
        assertThat(shop.desk.agent(agent).orElseThrow().status()).isEqualTo(Status.ONLINE);
        assertThat(Shop.kinds(shop.after(GRACE.minusSeconds(3)))).containsExactly("AvailabilitySet");
    }

    @Test
    void theGraceIsTheSites() {
        shop.policy(Shop.grace(Duration.ofSeconds(3)));
        var agent = shop.agent("a", 2);
        shop.says("x", "hello");
        shop.disconnect(agent);

        assertThat(shop.after(Duration.ofMillis(2_999))).isEmpty();
        assertThat(Happened.queueing(shop.after(Duration.ofMillis(1))).choice().trigger())
                .isEqualTo(Trigger.CONNECTION_LOST);
    }

    @Test
    void aSiteThatIsGoneKeepsNobodyOnline() {
        shop.policy(Policy.DEFAULT);
        shop.when(new Command.SetPolicy(
                new SiteId("s_old"), Shop.grace(Duration.ofMinutes(10)).withGone(true)));
        var agent = shop.agent("a", 2);
        shop.disconnect(agent);

        assertThat(Shop.kinds(shop.after(GRACE))).containsExactly("AvailabilitySet");
    }

    @Test
    void aSiteThatIsGoneKeepsItsGraceForWhatIsUnderWay() {
        for (var grace : List.of(GRACE.dividedBy(2), GRACE.multipliedBy(3))) {
            var site = new Shop();
            site.when(new Command.SetPolicy(new SiteId("s_other"), Policy.DEFAULT));
            var agent = site.agent("a", 2);
            site.says("x", "hello");
            site.policy(Shop.grace(grace).withGone(true));
            site.disconnect(agent);

            assertThat(site.desk.wakeAt()).contains(site.now().plus(grace.compareTo(GRACE) < 0 ? grace : GRACE));
            assertThat(site.after(grace.minusMillis(1))).isEmpty();
            assertThat(Shop.kinds(site.after(Duration.ofMillis(1)))).contains("ConversationQueued", "CycleClosed");
        }
    }

    @Test
    void awayKeepsWhatTheyHaveAndGetsNothingNew() {
        var agent = shop.agent("a", 2);
        shop.says("x", "hello");

        assertThat(Shop.kinds(shop.status(agent, Status.AWAY))).containsExactly("AvailabilitySet");
        shop.says("y", "hello");

        assertThat(shop.servedBy("x")).contains(agent);
        assertThat(shop.queue()).containsExactly("y");
        shop.answers(agent, "x", "still here");
        assertThat(shop.answer()).isInstanceOf(Answer.Posted.class);
    }

    @Test
    void offlineDriftsAtOnce() {
        var agent = shop.agent("a", 2);
        shop.says("x", "hello");

        var events = shop.status(agent, Status.OFFLINE);

        assertThat(Shop.kinds(events)).containsExactly("AvailabilitySet", "ConversationQueued");
        assertThat(Happened.choice(events).trigger()).isEqualTo(Trigger.WENT_OFFLINE);
    }

    @Test
    void aDisabledAccountDriftsAtOnce() {
        var agent = shop.agent("a", 2);
        shop.says("x", "hello");

        var events = shop.disable(agent);

        assertThat(Happened.queueing(events).choice().trigger()).isEqualTo(Trigger.DISABLED);
        assertThat(Happened.passedOver(Happened.choice(events))).containsEntry("a", Choice.PassedOver.DISABLED);
    }

    @Test
    void aDriftAddsExactlyOnePublicEntryAndNoMessage() {
        var agent = shop.agent("a", 2);
        shop.says("x", "hello");
        shop.agent("b", 1);

        var assigned = shop.status(agent, Status.OFFLINE);
        var queued = shop.status(new AgentId("b"), Status.OFFLINE);

        assertThat(Happened.publicly(assigned))
                .containsExactly(new Content.AssignedVisibly(
                        new AgentRef(new AgentId("b"), "B"), 2, Optional.of(new AgentRef(agent, "A"))));
        assertThat(Happened.publicly(queued)).containsExactly(new Content.Queued(QueueReason.NOBODY_ONLINE));
        assertThat(Happened.entries(assigned)).hasSize(1);
        assertThat(Happened.entries(queued)).hasSize(1);
    }

    @Test
    void theFenceRisesByOneWithEachAssignmentAndOnlyThen() {
        var agent = shop.agent("a", 2);
        shop.says("x", "hello");
        assertThat(shop.fence("x")).isEqualTo(1);
        shop.status(agent, Status.OFFLINE);
        assertThat(shop.fence("x")).isEqualTo(1);

        var events = shop.status(agent, Status.ONLINE);

        assertThat(shop.fence("x")).isEqualTo(2);
        assertThat(Happened.assignment(events).entry().content().fence()).isEqualTo(2);
        assertThat(Happened.assignment(events).entry().content().from()).isEmpty();
        shop.leaves("x");
        assertThat(shop.fence("x")).isEqualTo(2);
        shop.says("x", "again");
        assertThat(shop.fence("x")).isEqualTo(3);
    }

    @Test
    void whatIsSaidWithAStaleFenceIsRefusedAlsoWhenItIsOnesOwnAgain() {
        var agent = shop.agent("a", 2);
        shop.says("x", "hello");
        shop.status(agent, Status.OFFLINE);
        shop.status(agent, Status.ONLINE);

        assertThat(shop.when(
                        Shop.message(agent, "x", shop.nextId(), new Content.Text("from before"), OptionalLong.of(1))))
                .isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_ASSIGNEE);
        assertThat(shop.when(
                        Shop.message(agent, "x", shop.nextId(), new Content.Text("without"), OptionalLong.empty())))
                .isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_ASSIGNEE);
    }

    @Test
    void theOldAgentIsToldWhoHasTheConversationNow() {
        var agent = shop.agent("a", 2);
        shop.says("x", "hello");
        var other = shop.agent("b", 2);
        shop.status(agent, Status.OFFLINE);

        shop.answers(agent, "x", "too late");

        assertThat(shop.answer())
                .isEqualTo(new Answer.Refused(
                        Code.NOT_ASSIGNEE,
                        "the conversation is not assigned to you",
                        Optional.of(new AgentRef(other, "B"))));
    }

    @Test
    void afterADriftTheLastAgentChangesWhenTheNewOneAnswers() {
        var agent = shop.agent("a", 2);
        shop.says("x", "hello");
        shop.answers(agent, "x", "hello");
        var other = shop.agent("b", 2);
        shop.status(agent, Status.OFFLINE);
        assertThat(lastAgent()).contains(agent);

        shop.answers(other, "x", "now me");

        assertThat(lastAgent()).contains(other);
    }

    @Test
    void aConversationIsNotPulledBackInTheMiddleOfACycle() {
        var agent = shop.agent("a", 2);
        shop.says("x", "hello");
        shop.answers(agent, "x", "hello");
        var other = shop.agent("b", 2);
        shop.status(agent, Status.OFFLINE);

        assertThat(Happened.assignments(shop.status(agent, Status.ONLINE))).isEmpty();
        assertThat(shop.servedBy("x")).contains(other);
    }

    @Test
    void aFlappingAgentMovesNobody() {
        var agent = shop.agent("a", 5);
        var visitors = Happened.visitors(5).toList();
        visitors.forEach(visitor -> shop.says(visitor, "hello"));
        shop.agent("b", 5);

        var moved = Stream.iterate(0, i -> i + 1)
                .limit(600)
                .flatMap(i -> Stream.of(
                        shop.disconnect(agent),
                        shop.after(Duration.ofMillis(100)),
                        shop.connect(agent),
                        shop.after(Duration.ofMillis(100))))
                .flatMap(List::stream)
                .filter(event -> event instanceof Event.OfConversation)
                .toList();

        assertThat(moved).isEmpty();
        assertThat(shop.desk.load(agent)).isEqualTo(5);
    }

    @Test
    void whoDiesWithManyConversationsLeavesThemReboundOrQueuedAtTheirArrival() {
        var dying = shop.agent("a", 10);
        var visitors = Happened.visitors(10).toList();
        visitors.forEach(visitor -> shop.says(visitor, "hello"));
        shop.agent("b", 2);
        shop.agent("c", 1);
        shop.disconnect(dying);
        shop.after(Duration.ofSeconds(5));
        shop.says("late", "hello");

        var events = shop.after(GRACE);

        assertThat(shop.servedBy("late")).contains(new AgentId("b"));
        assertThat(Happened.given(events)).containsExactly("v001>c", "v002>b");
        assertThat(shop.queue()).isEqualTo(visitors.subList(2, 10));
        assertThat(shop.desk.load(dying)).isZero();
        assertThat(Happened.entries(events)).hasSize(10);
    }

    private Optional<AgentId> lastAgent() {
        return shop.conversation("x").binding().last().map(Binding.LastAgent::agent);
    }
}
