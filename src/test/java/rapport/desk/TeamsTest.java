package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may serve whom: teams, and skills with their levels (routing, section 1).
class TeamsTest {
    private static final TeamId SALES = new TeamId("sales");
    private static final TeamId REPAIRS = new TeamId("repairs");
    private static final SkillId GERMAN = new SkillId("german");

    private final Shop shop = new Shop();

    @BeforeEach
    void thereAreTwoTeamsAndASkill() {
        shop.when(new Command.SetTeam(new Team(SALES, "Sales")));
        shop.when(new Command.SetTeam(new Team(REPAIRS, "Repairs")));
        shop.when(new Command.SetSkill(new Skill(GERMAN, "German")));
    }

    private AgentId member(String name, int capacity, TeamId... teams) {
        var agent = shop.agent(name, capacity);
        equip(agent, Set.of(teams), Map.of());
        return agent;
    }

    private void equip(AgentId agent, Set<TeamId> teams, Map<SkillId, Integer> skills) {
        shop.when(new Command.EquipAgent(agent, Optional.of(teams), Optional.of(skills)));
    }

    private void siteAsksFor(Requirements requirements) {
        shop.policy(Policy.DEFAULT.with(requirements));
    }

    private Command.TransferToTeam toTeam(AgentId from, String visitor, TeamId team) {
        return new Command.TransferToTeam(
                Shop.of(visitor),
                Shop.sender(from),
                OptionalLong.of(shop.fence(visitor)),
                team,
                Optional.of("over to you"));
    }

    @Test
    void aSitesVisitorsGoToItsTeamHoweverManyOthersAreFree() {
        member("a", 9, REPAIRS);
        var seller = member("b", 1, SALES, REPAIRS);
        shop.agent("c", 9);
        siteAsksFor(Requirements.of(SALES));

        var choice = Happened.choice(shop.says("x", "hello"));

        assertThat(choice.agent()).contains(seller);
        assertThat(Happened.passedOver(choice))
                .containsEntry("a", Choice.PassedOver.NOT_IN_TEAM)
                .containsEntry("c", Choice.PassedOver.NOT_IN_TEAM);
    }

    @Test
    void whoeverIsAskedForASkillNeedsItsLevel() {
        var little = shop.agent("a", 9);
        equip(little, Set.of(), Map.of(GERMAN, 2));
        var well = shop.agent("b", 9);
        equip(well, Set.of(), Map.of(GERMAN, 3));
        siteAsksFor(new Requirements(Optional.empty(), Map.of(GERMAN, 3)));

        var choice = Happened.choice(shop.says("x", "Hallo"));

        assertThat(choice.agent()).contains(well);
        assertThat(Happened.passedOver(choice)).containsEntry("a", Choice.PassedOver.LACKS_SKILL);
    }

    @Test
    void theOwnAgentWhoIsNotInTheTeamIsPassedOver() {
        var owner = member("a", 9, REPAIRS);
        var seller = member("b", 9, SALES);
        shop.owned("x", owner);
        siteAsksFor(Requirements.of(SALES));

        assertThat(Happened.choice(shop.says("x", "hello")).agent()).contains(seller);
    }

    @Test
    void whoWaitsForATeamIsServedWhenSomebodyJoinsIt() {
        var agent = shop.agent("a", 9);
        siteAsksFor(Requirements.of(SALES));
        shop.says("x", "hello");
        assertThat(shop.outlook("x").reason()).isEqualTo(QueueReason.NOBODY_ONLINE);

        var events = shop.when(new Command.EquipAgent(agent, Optional.of(Set.of(SALES)), Optional.empty()));

        assertThat(Happened.given(events)).containsExactly("x>a");
    }

    @Test
    void whoLearnsServesWhoWaited() {
        var agent = shop.agent("a", 9);
        siteAsksFor(new Requirements(Optional.empty(), Map.of(GERMAN, 1)));
        shop.says("x", "Hallo");

        var events = shop.when(new Command.EquipAgent(agent, Optional.empty(), Optional.of(Map.of(GERMAN, 1))));

        assertThat(Happened.given(events)).containsExactly("x>a");
    }

    @Test
    void whoLeavesATeamKeepsWhatTheyHave() {
        var agent = member("a", 9, SALES);
        siteAsksFor(Requirements.of(SALES));
        shop.says("x", "hello");

        var events = shop.when(new Command.EquipAgent(agent, Optional.of(Set.of()), Optional.empty()));

        assertThat(Shop.kinds(events)).containsExactly("AgentEquipped");
        assertThat(shop.servedBy("x")).contains(agent);
    }

    @Test
    void aTeamThatIsGoneIsNotAskedForAnyMore() {
        shop.agent("a", 9);
        siteAsksFor(Requirements.of(SALES));
        shop.says("x", "hello");

        var events = shop.when(new Command.RemoveTeam(SALES));

        assertThat(Happened.given(events)).containsExactly("x>a");
    }

    @Test
    void aSkillThatIsGoneIsNotAskedForAnyMore() {
        shop.agent("a", 9);
        siteAsksFor(new Requirements(Optional.empty(), Map.of(GERMAN, 5)));
        shop.says("x", "hello");

        var events = shop.when(new Command.RemoveSkill(GERMAN));

        assertThat(Happened.given(events)).containsExactly("x>a");
    }

    @Test
    void aTransferToATeamGoesToWhoeverOfItIsFreeAndNotBack() {
        var from = member("a", 9, SALES, REPAIRS);
        shop.says("x", "it is broken");
        member("b", 9, SALES);
        var to = member("c", 9, REPAIRS);

        var events = shop.when(toTeam(from, "x", REPAIRS));

        assertThat(shop.servedBy("x")).contains(to);
        assertThat(Happened.choice(events).trigger()).isEqualTo(Trigger.TRANSFERRED);
        assertThat(Happened.publicly(events)).hasSize(1);
        assertThat(Shop.contents(events)).hasAtLeastOneElementOfType(Content.TransferNote.class);
    }

    @Test
    void aTransferToATeamThatIsBusyWaitsAtItsOriginalArrival() {
        var repairer = member("r", 1, REPAIRS);
        shop.owned("first", repairer);
        shop.says("first", "hello");
        var from = member("a", 9, SALES);
        shop.says("x", "it is broken");
        shop.after(java.time.Duration.ofMinutes(1));
        shop.policy(Policy.DEFAULT.with(Requirements.of(REPAIRS)));
        shop.says("later", "hello");

        shop.when(toTeam(from, "x", REPAIRS));

        assertThat(shop.queue()).containsExactly("x", "later");
        assertThat(Happened.given(shop.leaves("first"))).containsExactly("x>r");
    }

    @Test
    void aSupervisorSendsOneWhoWaitsToAnotherTeamWithoutAnEntryAboutIt() {
        siteAsksFor(Requirements.of(SALES));
        var repairer = member("r", 1, REPAIRS);
        shop.says("x", "hello");

        var events = shop.when(new Command.TransferToTeam(
                Shop.of("x"), Shop.BOSS, OptionalLong.of(shop.fence("x")), REPAIRS, Optional.empty()));

        assertThat(Shop.kinds(events)).containsExactly("RequirementsSet", "ConversationAssigned");
        assertThat(shop.servedBy("x")).contains(repairer);
    }

    @Test
    void aTransferOfOneWhoWaitsThatIsSentAgainSaysNothingTwice() {
        siteAsksFor(Requirements.of(SALES));
        shop.says("x", "hello");
        var transfer = new Command.TransferToTeam(
                Shop.of("x"), Shop.BOSS, OptionalLong.of(shop.fence("x")), REPAIRS, Optional.of("it is broken"));
        assertThat(Shop.kinds(shop.when(transfer))).containsExactly("TransferNoted", "RequirementsSet");
        var first = shop.answer();

        assertThat(shop.when(transfer)).isEmpty();
        assertThat(shop.answer()).isEqualTo(first);
    }

    @Test
    void aTeamThatDoesNotExistIsNotFound() {
        var from = shop.agent("a", 9);
        shop.says("x", "hello");

        assertThat(shop.when(toTeam(from, "x", new TeamId("nowhere")))).isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void whatACycleAskedForEndsWithIt() {
        var agent = member("a", 9, REPAIRS);
        shop.says("x", "hello");
        shop.when(new Command.SetRequirements(Shop.of("x"), Optional.of(Requirements.of(REPAIRS))));
        assertThat(shop.desk.requirements(shop.conversation("x"))).isEqualTo(Requirements.of(REPAIRS));
        shop.leaves("x");
        equip(agent, Set.of(), Map.of());

        assertThat(Happened.choice(shop.says("x", "me again")).agent()).contains(agent);
    }

    @Test
    void nobodyIsHeldUpByThoseWhoWaitForAnotherTeam() {
        var seller = member("a", 1, SALES);
        shop.policy(Policy.DEFAULT.with(Requirements.of(REPAIRS)));
        for (var visitor : List.of("x", "y", "z")) {
            shop.says(visitor, "broken");
        }
        shop.when(new Command.SetRequirements(Shop.of("z"), Optional.of(Requirements.of(SALES))));

        assertThat(shop.servedBy("z")).contains(seller);
        assertThat(shop.queue()).containsExactly("x", "y");
    }

    @Test
    void placesAreCountedInTheLineOfTheTeam() {
        shop.policy(Policy.DEFAULT.with(Requirements.of(REPAIRS)));
        shop.says("x", "1");
        shop.says("y", "2");
        shop.says("z", "3");
        shop.when(new Command.SetRequirements(Shop.of("y"), Optional.of(Requirements.of(SALES))));

        assertThat(shop.outlook("x").position()).hasValue(1);
        assertThat(shop.outlook("y").position()).hasValue(1);
        assertThat(shop.outlook("z").position()).hasValue(2);
    }

    @Test
    void whomAVisitorWouldGetCanBeAskedWithoutAnyConsequence() {
        var seller = member("a", 9, SALES);
        siteAsksFor(Requirements.of(SALES));
        var before = Picture.of(shop.desk);

        var choice = shop.preview("x").choice();

        assertThat(choice.agent()).contains(seller);
        assertThat(Picture.of(shop.desk)).isEqualTo(before);
    }

    @Test
    void unknownTeamsAndSkillsAreRefused() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        for (var command : List.<Command>of(
                new Command.EquipAgent(agent, Optional.of(Set.of(new TeamId("?"))), Optional.empty()),
                new Command.EquipAgent(agent, Optional.empty(), Optional.of(Map.of(new SkillId("?"), 1))),
                new Command.SetRequirements(Shop.of("x"), Optional.of(Requirements.of(new TeamId("?")))),
                new Command.RemoveTeam(new TeamId("?")),
                new Command.RemoveSkill(new SkillId("?")))) {
            assertThat(shop.when(command)).as("%s", command).isEmpty();
            assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_FOUND);
        }
    }
}
