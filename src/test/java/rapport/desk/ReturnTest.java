package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A drifted conversation goes back, where the site wants it (routing, section 4).
class ReturnTest {
    private final Shop shop = new Shop();
    private AgentId bound = new AgentId("a");
    private AgentId other = new AgentId("b");

    @BeforeEach
    void aVisitorWhoWasAnswered() {
        shop.policy(Shop.returning());
        bound = shop.agent("a", 1);
        shop.says("x", "hello");
        shop.answers(bound, "x", "hello");
        other = shop.agent("b", 1);
    }

    @Test
    void goesBackWhenTheOwnAgentIsThereWithAFreeSlot() {
        shop.status(bound, Status.OFFLINE);

        var events = shop.status(bound, Status.ONLINE);

        assertThat(Happened.given(events)).containsExactly("x>a");
        assertThat(Happened.choice(events).trigger()).isEqualTo(Trigger.BOUND_RETURNED);
        assertThat(Happened.choice(events).rule()).isEqualTo(Rule.LAST_AGENT);
        assertThat(Happened.publicly(events)).hasSize(1);
        assertThat(shop.fence("x")).isEqualTo(3);
        assertThat(shop.desk.load(other)).isZero();
    }

    @Test
    void staysWithOneWhoHasAnswered() {
        shop.status(bound, Status.OFFLINE);
        shop.answers(other, "x", "now me");

        assertThat(Happened.assignments(shop.status(bound, Status.ONLINE))).isEmpty();
    }

    @Test
    void staysWhileTheOwnAgentIsFull() {
        shop.status(bound, Status.OFFLINE);
        shop.says("y", "hello");

        assertThat(Happened.given(shop.status(bound, Status.ONLINE))).containsExactly("y>a");
        shop.status(bound, Status.OFFLINE);
        shop.leaves("y");
        shop.capacity(bound, 0);
        assertThat(Happened.assignments(shop.status(bound, Status.ONLINE))).isEmpty();
        assertThat(Happened.given(shop.capacity(bound, 1))).containsExactly("x>a");
    }

    @Test
    void goesBackToTheOwnerFirst() {
        var owner = shop.enrolled("owner", 1);
        shop.connect(owner);
        shop.owned("x", owner);
        shop.status(bound, Status.OFFLINE);

        assertThat(Happened.choice(shop.status(owner, Status.ONLINE)).rule()).isEqualTo(Rule.OWNER);
        assertThat(Happened.assignments(shop.status(bound, Status.ONLINE))).isEmpty();
        assertThat(shop.servedBy("x")).contains(owner);
    }

    @Test
    void goesBackToTheLastAgentWhileTheOwnerIsNotThere() {
        shop.owned("x", shop.enrolled("owner", 1));
        shop.status(bound, Status.OFFLINE);

        assertThat(Happened.given(shop.status(bound, Status.ONLINE))).containsExactly("x>a");
    }

    @Test
    void whatPeopleGaveAwayStaysGiven() {
        assertThat(Happened.given(shop.transfers(bound, "x", other))).containsExactly("x>b");
        assertThat(shop.servedBy("x")).contains(other);
        assertThat(shop.after(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void whatASupervisorTookStaysTaken() {
        var events = shop.when(new Command.Take(
                Shop.of("x"), new Sender.Agent(other, Role.SUPERVISOR), OptionalLong.of(shop.fence("x"))));

        assertThat(Happened.given(events)).containsExactly("x>b");
        assertThat(shop.servedBy("x")).contains(other);
    }

    @Test
    void anOwnerWhoIsSetMeanwhileGetsTheirOwn() {
        shop.status(bound, Status.OFFLINE);
        var owner = shop.agent("owner", 1);

        assertThat(Happened.given(shop.owned("x", owner))).containsExactly("x>owner");
    }

    @Test
    void whatWasReleasedDoesNotComeBack() {
        assertThat(Happened.given(shop.releases(bound, "x"))).containsExactly("x>b");
        assertThat(shop.servedBy("x")).contains(other);
    }

    @Test
    void nobodyIsBoundByAnAssignmentAlone() {
        shop.says("y", "hello");
        assertThat(shop.servedBy("y")).contains(other);
        shop.status(other, Status.OFFLINE);
        shop.leaves("x");
        assertThat(shop.servedBy("y")).contains(bound);

        assertThat(Happened.assignments(shop.status(other, Status.ONLINE))).isEmpty();
    }

    @Test
    void oneWhoWaitsAlreadyIsNotOvertakenByOneWhoCouldReturn() {
        shop.status(bound, Status.OFFLINE);
        assertThat(shop.servedBy("x")).contains(other);
        shop.says("w", "I wait");

        assertThat(Happened.given(shop.status(bound, Status.ONLINE))).containsExactly("w>a");
        assertThat(shop.servedBy("x")).contains(other);

        assertThat(Happened.given(shop.leaves("w"))).containsExactly("x>a");
    }

    @Test
    void aReturnTakesNoSlotThatOneWhoWaitsCouldHaveAndLeavesNoneThatTheyCannotUse() {
        var german = new SkillId("german");
        shop.when(new Command.SetSkill(new Skill(german, "German")));
        shop.when(new Command.EquipAgent(bound, Optional.empty(), Optional.of(Map.of(german, 3))));
        shop.leaves("x");
        shop.status(bound, Status.OFFLINE);
        shop.capacity(other, 0);
        shop.says("w", "Hallo?");
        shop.when(new Command.SetRequirements(
                Shop.of("w"), Optional.of(new Requirements(Optional.empty(), Map.of(german, 3)))));
        shop.capacity(other, 1);
        shop.after(Duration.ofMinutes(5));
        shop.says("x", "me again");
        assertThat(shop.servedBy("x")).contains(other);
        assertThat(shop.queue()).containsExactly("w");

        assertThat(Happened.given(shop.status(bound, Status.ONLINE))).containsExactly("w>a");
        assertThat(shop.servedBy("x")).contains(other);
    }

    @Test
    void oneWhoWaitsForSomebodyElseKeepsNobodyFromReturning() {
        var chinese = new SkillId("chinese");
        shop.when(new Command.SetSkill(new Skill(chinese, "Chinese")));
        shop.status(bound, Status.OFFLINE);
        shop.says("w", "你好？");
        shop.when(new Command.SetRequirements(
                Shop.of("w"), Optional.of(new Requirements(Optional.empty(), Map.of(chinese, 1)))));

        assertThat(Happened.given(shop.status(bound, Status.ONLINE))).containsExactly("x>a");
        assertThat(shop.queue()).containsExactly("w");
    }

    @Test
    void whoseOwnAgentCameBackAfterHoursReturnsWhenTheSiteOpensByTheClockAlone() {
        shop.policy(Shop.returning().with(Optional.of(closedFromTenToEleven())));
        shop.status(bound, Status.OFFLINE);
        shop.says("x", "still there?");
        shop.after(Duration.ofMinutes(90));
        assertThat(Happened.assignments(shop.status(bound, Status.ONLINE))).isEmpty();

        assertThat(shop.desk.wakeAt()).contains(shop.now().plus(Duration.ofMinutes(30)));
        assertThat(Happened.given(shop.after(Duration.ofMinutes(30)))).containsExactly("x>a");
    }

    /// The shop's clock begins at nine.
    private static Hours closedFromTenToEleven() {
        var open = List.of(new Hours.Span(8 * 60, 10 * 60), new Hours.Span(11 * 60, 18 * 60));
        return new Hours(ZoneOffset.UTC, Map.of(DayOfWeek.SUNDAY, open), Map.of());
    }
}
