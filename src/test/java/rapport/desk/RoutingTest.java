package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which agent a conversation goes to, and what is kept of the reason (routing, sections 2 and 6).
class RoutingTest {
    private final Shop shop = new Shop();

    @Test
    void theOwnerComesBeforeTheLastAgentAndTheStrategy() {
        var idle = shop.agent("idle", 9);
        var last = shop.agent("last", 9);
        var owner = shop.agent("owner", 9);
        boundTo(last, "x");
        shop.owned("x", owner);

        var choice = Happened.choice(shop.says("x", "back again"));

        assertThat(choice.rule()).isEqualTo(Rule.OWNER);
        assertThat(choice.agent()).contains(owner);
        assertThat(Happened.passedOver(choice))
                .containsEntry(idle.value(), Choice.PassedOver.RANKED_LOWER)
                .containsEntry(last.value(), Choice.PassedOver.RANKED_LOWER);
    }

    @Test
    void theLastAgentComesBeforeTheStrategy() {
        shop.agent("a", 9);
        var last = shop.agent("b", 2);
        boundTo(last, "x");
        shop.owned("y", last);
        shop.says("y", "loads b");

        var choice = Happened.choice(shop.says("x", "back again"));

        assertThat(choice.rule()).isEqualTo(Rule.LAST_AGENT);
        assertThat(choice.agent()).contains(last);
    }

    @Test
    void anOwnerWhoIsNotEligibleLeavesItToTheLastAgent() {
        var last = shop.agent("last", 9);
        var owner = shop.agent("owner", 9);
        shop.agent("other", 9);
        boundTo(last, "x");
        shop.owned("x", owner);
        shop.status(owner, Status.AWAY);

        var choice = Happened.choice(shop.says("x", "back again"));

        assertThat(choice.rule()).isEqualTo(Rule.LAST_AGENT);
        assertThat(choice.agent()).contains(last);
        assertThat(Happened.passedOver(choice)).containsEntry("owner", Choice.PassedOver.AWAY);
    }

    @Test
    void anOwnerStaysUntilChangedAndATakenBackOneIsForgotten() {
        var owner = shop.agent("b", 9);
        shop.agent("a", 9);
        shop.owned("x", owner);
        shop.after(Duration.ofDays(4_000));
        assertThat(Happened.choice(shop.says("x", "hello")).rule()).isEqualTo(Rule.OWNER);
        shop.leaves("x");

        shop.when(new Command.SetOwner(Shop.of("x"), Optional.empty()));

        assertThat(Happened.choice(shop.says("x", "hello")).rule()).isEqualTo(Rule.LAST_AGENT);
    }

    @Test
    void anOwnerMustExist() {
        shop.says("x", "hello");

        assertThat(shop.owned("x", new AgentId("nobody"))).isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void theLastAgentIsForgottenWhenTheMemoryLapses() {
        var last = shop.agent("b", 9);
        boundTo(last, "x");
        shop.agent("a", 9);

        shop.after(Policy.DEFAULT.memory().minusMillis(1));
        assertThat(shop.desk.policy(Shop.SITE).memory()).isEqualTo(Duration.ofDays(30));
        var within = Happened.choice(shop.says("x", "just in time"));
        shop.leaves("x");
        shop.after(Duration.ofMillis(1));
        var lapsed = Happened.choice(shop.says("x", "too late"));

        assertThat(within.rule()).isEqualTo(Rule.LAST_AGENT);
        assertThat(within.agent()).contains(last);
        assertThat(lapsed.rule()).isEqualTo(Rule.BALANCED);
    }

    @Test
    void theMemoryCountsFromTheLastAnswer() {
        var last = shop.agent("b", 9);
        boundTo(last, "x");
        shop.agent("a", 9);
        shop.after(Duration.ofDays(20));
        shop.says("x", "again");
        shop.answers(last, "x", "yes");
        shop.leaves("x");

        shop.after(Duration.ofDays(20));

        assertThat(shop.servedBy("x")).isEmpty();
        assertThat(Happened.choice(shop.says("x", "and again")).rule()).isEqualTo(Rule.LAST_AGENT);
    }

    @Test
    void untilAnybodyAnsweredTheLastAgentIsWhoWasAssignedLast() {
        var first = shop.agent("a", 9);
        var second = shop.agent("b", 9);
        shop.says("x", "hello");
        shop.transfers(first, "x", second);
        shop.leaves("x");

        assertThat(shop.conversation("x").binding().last())
                .map(Binding.LastAgent::agent)
                .contains(second);
        assertThat(Happened.choice(shop.says("x", "back")).agent()).contains(second);
    }

    @Test
    void onceSomebodyAnsweredAnAssignmentAloneDoesNotChangeTheLastAgent() {
        var answered = shop.agent("a", 9);
        var silent = shop.agent("b", 9);
        shop.says("x", "hello");
        shop.answers(answered, "x", "hello");
        shop.transfers(answered, "x", silent);
        shop.leaves("x");

        assertThat(Happened.choice(shop.says("x", "back")).agent()).contains(answered);
    }

    @Test
    void aNoteIsNoAnswer() {
        var answered = shop.agent("a", 9);
        var noting = shop.agent("b", 9);
        shop.says("x", "hello");
        shop.answers(answered, "x", "hello");
        shop.transfers(answered, "x", noting);
        shop.notes(noting, "x", "difficult");

        assertThat(shop.conversation("x").binding().last())
                .map(Binding.LastAgent::agent)
                .contains(answered);
    }

    @Test
    void balancedChoosesTheLowestLoadInRelationToCapacity() {
        var small = shop.agent("a", 2);
        shop.says("x1", "fills half of a");
        var large = shop.agent("b", 10);
        shop.says("x2", "a tenth of b");
        shop.says("x3", "two tenths");
        shop.says("x4", "three tenths");
        shop.says("x5", "four tenths");

        assertThat(shop.desk.load(small)).isEqualTo(1);
        assertThat(shop.desk.load(large)).isEqualTo(4);
    }

    @Test
    void balancedBreaksATieByTheLongestSinceTheLastAssignmentThenByTheLowestId() {
        shop.agent("b", 5);
        shop.agent("a", 5);
        shop.agent("c", 5);

        assertThat(Happened.given(shop.says("x1", "1"))).containsExactly("x1>a");
        assertThat(Happened.given(shop.says("x2", "2"))).containsExactly("x2>b");
        assertThat(Happened.given(shop.says("x3", "3"))).containsExactly("x3>c");
        shop.leaves("x1");
        shop.leaves("x2");
        shop.leaves("x3");
        assertThat(Happened.given(shop.says("x4", "4"))).containsExactly("x4>a");
        shop.leaves("x4");
        assertThat(Happened.given(shop.says("x5", "5"))).containsExactly("x5>b");
    }

    @Test
    void balancedPrefersTheLeastLoadedToTheLongestWithout() {
        shop.agent("a", 2);
        shop.agent("b", 2);
        shop.says("x1", "a");
        shop.says("x2", "b");
        shop.says("x3", "a");
        shop.leaves("x3");
        shop.leaves("x1");

        // b was given nothing for longer, but has one; a has none.
        assertThat(Happened.given(shop.says("x4", "a"))).containsExactly("x4>a");
    }

    @Test
    void roundRobinChoosesTheLongestWithoutWhateverTheyHave() {
        shop.policy(Shop.strategy(Strategy.ROUND_ROBIN));
        var a = shop.agent("a", 9);
        shop.says("x1", "1");
        shop.says("x2", "2");
        shop.agent("b", 9);
        shop.says("x3", "b");
        shop.leaves("x3");
        // Now b has nothing, but was given something after a.
        var choice = Happened.choice(shop.says("x4", "a"));

        assertThat(choice.rule()).isEqualTo(Rule.ROUND_ROBIN);
        assertThat(choice.agent()).contains(a);
    }

    @Test
    void randomChoosesAnyOfTheEligibleAndNobodyElse() {
        shop.policy(Shop.strategy(Strategy.RANDOM));
        shop.agent("a", 900);
        shop.agent("b", 900);
        shop.status(shop.agent("away", 900), Status.AWAY);
        shop.agent("full", 0);
        var chosen = new TreeSet<String>();
        Happened.visitors(60).forEach(visitor -> {
            var choice = Happened.choice(shop.says(visitor, "hello"));
            assertThat(choice.rule()).isEqualTo(Rule.RANDOM);
            chosen.add(choice.agent().orElseThrow().value());
        });

        assertThat(chosen).containsExactly("a", "b");
    }

    @Test
    void theSameChanceMakesTheSameChoices() {
        assertThat(randomly(7)).isEqualTo(randomly(7)).isNotEqualTo(randomly(8));
    }

    @Test
    void everyCandidateIsKeptWithLoadCapacityAndWhyItWasNotThem() {
        var gaveBack = shop.agent("had_it", 3);
        shop.says("x", "hello");
        shop.releases(gaveBack, "x");
        shop.enrolled("offline", 3);
        shop.status(shop.enrolled("away", 3), Status.AWAY);
        shop.disable(shop.agent("disabled", 0));
        shop.capacity(new AgentId("disabled"), 3);
        shop.disconnect(shop.agent("disconnected", 0));
        shop.capacity(new AgentId("disconnected"), 3);
        shop.agent("full", 0);

        shop.enrolled("chosen", 4);
        shop.connect(new AgentId("chosen"));
        var choice = Happened.choice(shop.status(new AgentId("chosen"), Status.ONLINE));

        assertThat(choice.trigger()).isEqualTo(Trigger.SLOT_FREE);
        assertThat(choice.candidates().getFirst())
                .isEqualTo(new Choice.Candidate(new AgentId("chosen"), 0, 4, Optional.empty()));
        assertThat(choice.candidates()).hasSize(7);
        assertThat(Happened.passedOver(choice))
                .containsEntry("had_it", Choice.PassedOver.HAD_IT)
                .containsEntry("disabled", Choice.PassedOver.DISABLED)
                .containsEntry("offline", Choice.PassedOver.OFFLINE)
                .containsEntry("away", Choice.PassedOver.AWAY)
                .containsEntry("disconnected", Choice.PassedOver.DISCONNECTED)
                .containsEntry("full", Choice.PassedOver.FULL)
                .hasSize(6);
    }

    @Test
    void ofVeryManyCandidatesTheBestAreKeptAndTheOthersCounted() {
        var own = shop.agent("zz", 1);
        shop.says("x", "hello");
        shop.leaves("x");
        shop.says("y", "hello");
        for (int n = 0; n < 60; n++) {
            shop.agent("a%02d".formatted(n), 3);
        }

        var choice = Happened.choice(shop.says("x", "me again"));

        assertThat(choice.candidates()).hasSize(Limits.CANDIDATES);
        assertThat(choice.candidates().getFirst().agent())
                .isEqualTo(choice.agent().orElseThrow());
        assertThat(choice.candidates()).extracting(Choice.Candidate::agent).contains(own);
        assertThat(choice.others()).isEqualTo(61 - Limits.CANDIDATES);
    }

    @Test
    void whoRankedLowerIsKeptAsSuch() {
        shop.agent("a", 1);
        shop.agent("b", 1);

        var choice = Happened.choice(shop.says("x", "hello"));

        assertThat(choice.trigger()).isEqualTo(Trigger.CYCLE_OPENED);
        assertThat(choice.rule()).isEqualTo(Rule.BALANCED);
        assertThat(Happened.passedOver(choice)).isEqualTo(Map.of("b", Choice.PassedOver.RANKED_LOWER));
    }

    @Test
    void nobodyEligibleIsAChoiceWithItsReasonsToo() {
        shop.status(shop.agent("a", 1), Status.AWAY);

        var choice = Happened.choice(shop.says("x", "hello"));

        assertThat(choice.agent()).isEmpty();
        assertThat(choice.rule()).isEqualTo(Rule.NOBODY_ELIGIBLE);
        assertThat(Happened.passedOver(choice)).isEqualTo(Map.of("a", Choice.PassedOver.AWAY));
    }

    private List<Optional<AgentId>> randomly(long seed) {
        var other = new Shop(new Random(seed));
        other.policy(Shop.strategy(Strategy.RANDOM));
        other.agent("a", 900);
        other.agent("b", 900);
        return Happened.visitors(30)
                .map(visitor -> Happened.choice(other.says(visitor, "hello")).agent())
                .toList();
    }

    /// A visitor who was answered by this agent, and went.
    private void boundTo(AgentId agent, String visitor) {
        shop.says(visitor, "hello");
        if (!shop.servedBy(visitor).equals(Optional.of(agent))) {
            shop.transfers(shop.servedBy(visitor).orElseThrow(), visitor, agent);
        }
        shop.answers(agent, visitor, "hello");
        shop.leaves(visitor);
    }
}
