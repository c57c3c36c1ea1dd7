package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// The dry run: whom would a visitor get now? What is foretold is what happens, and asking changes nothing.
class PreviewTest {
    private static final TeamId REPAIRS = new TeamId("repairs");

    private final Shop shop = new Shop();

    /// What is foretold, and the choice that is made when the visitor writes.
    private Choice foretold(String visitor) {
        var before = Picture.of(shop.desk);
        var preview = shop.preview(visitor);
        assertThat(Picture.of(shop.desk)).isEqualTo(before);

        var events = shop.says(visitor, "me again");

        assertThat(Happened.choice(events)).isEqualTo(preview.choice());
        assertThat(preview.waits().isPresent())
                .isEqualTo(preview.choice().agent().isEmpty());
        preview.waits().ifPresent(waits -> {
            assertThat(shop.outlook(visitor)).isEqualTo(waits);
            assertThat(Happened.queueing(events).entry().content()).isEqualTo(new Content.Queued(waits.reason()));
        });
        return preview.choice();
    }

    @Test
    void whoGaveAVisitorBackGetsThemInTheNextCycle() {
        var agent = shop.agent("a", 9);
        shop.says("x", "hello");
        shop.releases(agent, "x");
        shop.leaves("x");

        var choice = foretold("x");

        assertThat(choice.agent()).contains(agent);
        assertThat(choice.rule()).isEqualTo(Rule.LAST_AGENT);
    }

    @Test
    void whoHandedAVisitorToATeamGetsThemInTheNextCycle() {
        shop.when(new Command.SetTeam(new Team(REPAIRS, "Repairs")));
        var agent = shop.agent("a", 9);
        shop.says("x", "hello");
        shop.when(new Command.TransferToTeam(
                Shop.of("x"), Shop.sender(agent), OptionalLong.of(shop.fence("x")), REPAIRS, Optional.empty()));
        assertThat(shop.queue()).containsExactly("x");
        shop.leaves("x");

        assertThat(foretold("x").agent()).contains(agent);
    }

    @Test
    void whoComesBackStandsBehindThoseWhoWait() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        shop.closes(agent, "x");
        shop.says("y", "hello");
        shop.says("z", "hello");

        assertThat(shop.preview("x").waits().orElseThrow().position()).hasValue(2);
        assertThat(foretold("x").rule()).isEqualTo(Rule.NOBODY_ELIGIBLE);
    }

    @Test
    void whoIsServedByOneWhoIsFullNeedsNoSecondSlot() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");

        var preview = shop.preview("x");

        assertThat(preview.waits()).isEmpty();
        assertThat(preview.choice().rule()).isEqualTo(Rule.LAST_AGENT);
        assertThat(preview.choice().candidates()).containsExactly(new Choice.Candidate(agent, 0, 1, Optional.empty()));
    }

    @Test
    void whoIsServedAndAsksForAnotherTeamWouldGetSomebodyOfIt() {
        shop.when(new Command.SetTeam(new Team(REPAIRS, "Repairs")));
        shop.agent("a", 1);
        shop.says("x", "hello");

        var preview = shop.desk.preview(
                shop.conversation("x"), Optional.of(Requirements.of(REPAIRS)), OptionalInt.empty(), shop.moment());

        assertThat(preview.choice().agent()).isEmpty();
        assertThat(Happened.passedOver(preview.choice())).containsEntry("a", Choice.PassedOver.NOT_IN_TEAM);
        assertThat(preview.waits().orElseThrow().reason()).isEqualTo(QueueReason.NOBODY_ONLINE);
    }

    @Test
    void theSlotOfWhoIsServedCountsInTheOrderOfTheStrategy() {
        shop.policy(new Policy(
                Strategy.BALANCED,
                Duration.ofSeconds(20),
                Duration.ZERO,
                Duration.ZERO,
                ReturnPolicy.STAY,
                Duration.ZERO,
                Duration.ZERO));
        var first = shop.agent("a", 2);
        shop.says("x", "hello");
        shop.says("y", "hello");
        var second = shop.agent("b", 3);
        shop.says("z", "hello");

        // Without x they have 1 of 2 and 1 of 3; without z it is 2 of 2 and none of 3.
        assertThat(shop.preview("x").choice().agent()).contains(second);
        assertThat(shop.preview("x").choice().candidates())
                .containsExactly(
                        new Choice.Candidate(second, 1, 3, Optional.empty()),
                        new Choice.Candidate(first, 1, 2, Optional.of(Choice.PassedOver.RANKED_LOWER)));
        assertThat(shop.preview("z").choice().candidates())
                .containsExactly(
                        new Choice.Candidate(second, 0, 3, Optional.empty()),
                        new Choice.Candidate(first, 2, 2, Optional.of(Choice.PassedOver.FULL)));
    }

    @Test
    void whoGaveBackOneWhoWaitsIsStillPassedOver() {
        var agent = shop.agent("a", 9);
        shop.says("x", "hello");
        shop.releases(agent, "x");

        var preview = shop.preview("x");

        assertThat(Happened.passedOver(preview.choice())).containsEntry("a", Choice.PassedOver.HAD_IT);
        assertThat(preview.waits()).contains(shop.outlook("x"));
        assertThat(shop.outlook("x").reason()).isEqualTo(QueueReason.NOBODY_ONLINE);
    }

    @Test
    void whoWaitsIsNotBehindThemselvesWhateverTheirPriority() {
        shop.says("x", "hello");
        shop.says("y", "hello");
        shop.says("z", "hello");

        assertThat(shop.preview("y").waits()).contains(shop.outlook("y"));
        for (int priority : new int[] {-1, 1}) {
            var waits = shop.desk
                    .preview(shop.conversation("y"), Optional.empty(), OptionalInt.of(priority), shop.moment())
                    .waits();
            assertThat(waits.orElseThrow().position()).hasValue(priority < 0 ? 3 : 1);
        }
    }
}
