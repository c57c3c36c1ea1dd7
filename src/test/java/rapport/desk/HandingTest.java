package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// People giving conversations to each other: take, release, transfer.
class HandingTest {
    private final Shop shop = new Shop();

    @Test
    void anAgentTakesOneWhoWaitsOutOfOrder() {
        var agent = shop.agent("a", 2);
        shop.says("w", "1");
        shop.says("x", "2");
        shop.releases(agent, "w");
        shop.releases(agent, "x");
        assertThat(shop.queue()).containsExactly("w", "x");

        var events = shop.takes(agent, "x");

        assertThat(Happened.given(events)).containsExactly("x>a");
        assertThat(Happened.choice(events).rule()).isEqualTo(Rule.TAKEN);
        assertThat(Happened.choice(events).trigger()).isEqualTo(Trigger.TAKEN);
        assertThat(shop.answer()).isEqualTo(new Answer.Changed(Shop.of("x")));
    }

    @Test
    void takingWhatIsOnesOwnChangesNothing() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");

        assertThat(shop.takes(agent, "x")).isEmpty();
        assertThat(shop.answer()).isEqualTo(new Answer.Changed(Shop.of("x")));
    }

    @Test
    void whatAnotherHasIsAlreadyTakenAndTheAnswerSaysByWhom() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");

        assertThat(shop.takes(shop.agent("b", 1), "x")).isEmpty();

        assertThat(shop.answer())
                .isEqualTo(new Answer.Refused(
                        Code.ALREADY_TAKEN, "another agent has it", Optional.of(new AgentRef(agent, "A"))));
    }

    @Test
    void takingFromIdleBeginsACycle() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        shop.leaves("x");

        var events = shop.takes(agent, "x");

        assertThat(Shop.kinds(events)).containsExactly("CycleOpened", "ConversationAssigned");
        assertThat(shop.conversation("x").cycle()).isEqualTo(2);
        assertThat(shop.fence("x")).isEqualTo(2);
    }

    @Test
    void whatNeverBeganCannotBeTaken() {
        assertThat(shop.takes(shop.agent("a", 1), "x")).isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void nobodyTakesBeyondTheirCapacityNotEvenASupervisor() {
        shop.agent("a", 1);
        shop.says("x", "hello");
        var full = shop.agent("b", 1);
        shop.says("y", "hello");

        assertThat(shop.when(
                        new Command.Take(Shop.of("x"), new Sender.Agent(full, Role.SUPERVISOR), OptionalLong.of(1))))
                .isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.AT_CAPACITY);
    }

    @Test
    void nobodyTakesWhoIsNotOnline() {
        var agent = shop.agent("a", 1);
        shop.status(agent, Status.AWAY);
        shop.says("x", "hello");

        assertThat(shop.takes(agent, "x")).isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOBODY_ELIGIBLE);
    }

    @Test
    void aSupervisorTakesFromAnotherAgentInOneEntry() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        var boss = shop.agent("boss", 1);

        var events = shop.when(new Command.Take(Shop.of("x"), Shop.BOSS, OptionalLong.of(1)));

        assertThat(Happened.publicly(events))
                .containsExactly(new Content.AssignedVisibly(
                        new AgentRef(boss, "BOSS"), 2, Optional.of(new AgentRef(agent, "A"))));
        assertThat(shop.desk.load(agent)).isZero();
        assertThat(shop.desk.load(boss)).isEqualTo(1);
    }

    @Test
    void ofTwoSupervisorsAndAnAgentWhoTakeTheSameOneWinsAndTheOthersAreToldWho() {
        var one = new Sender.Agent(shop.agent("one", 1), Role.SUPERVISOR);
        var two = new Sender.Agent(shop.agent("two", 1), Role.SUPERVISOR);
        var three = shop.agent("three", 1);
        shop.when(new Command.SetTeam(new Team(new TeamId("t"), "Nobody")));
        shop.policy(Policy.DEFAULT.with(Requirements.of(new TeamId("t"))));
        shop.says("x", "hello");
        var seen = OptionalLong.of(shop.fence("x"));

        shop.when(new Command.Take(Shop.of("x"), two, seen));
        assertThat(shop.servedBy("x")).contains(two.id());

        for (var late : List.of(one, Shop.sender(three))) {
            assertThat(shop.when(new Command.Take(Shop.of("x"), late, seen))).isEmpty();
            assertThat(shop.answer())
                    .isEqualTo(new Answer.Refused(
                            Code.ALREADY_TAKEN, "another agent has it", Optional.of(new AgentRef(two.id(), "TWO"))));
        }
        shop.when(new Command.Take(Shop.of("x"), one, OptionalLong.of(shop.fence("x"))));
        assertThat(shop.servedBy("x")).contains(one.id());
    }

    @Test
    void aSupervisorWhoIsNoAgentHereTakesNothing() {
        shop.agent("a", 1);
        shop.says("x", "hello");

        assertThat(shop.when(new Command.Take(Shop.of("x"), Shop.BOSS, OptionalLong.of(1))))
                .isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void whatIsReleasedGoesToAnotherAndNotBackInThisCycle() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        shop.answers(agent, "x", "not my field");
        var other = shop.agent("b", 1);

        var events = shop.releases(agent, "x");

        assertThat(Shop.kinds(events)).containsExactly("AgentPassedOver", "ConversationAssigned");
        assertThat(Happened.choice(events).trigger()).isEqualTo(Trigger.RELEASED);
        assertThat(Happened.passedOver(Happened.choice(events))).containsEntry("a", Choice.PassedOver.HAD_IT);
        assertThat(Happened.publicly(events)).hasSize(1);
        shop.status(other, Status.OFFLINE);
        assertThat(shop.queue()).containsExactly("x");
        shop.leaves("x");
        shop.says("x", "again");
        assertThat(shop.servedBy("x")).contains(agent);
    }

    @Test
    void whatIsReleasedToTheQueueKeepsItsPlaceByArrival() {
        var agent = shop.agent("a", 1);
        shop.says("x", "1");
        shop.says("y", "2");
        shop.says("z", "3");

        var events = shop.releases(agent, "x");

        assertThat(Happened.given(events)).containsExactly("y>a");
        assertThat(shop.queue()).containsExactly("x", "z");
    }

    @Test
    void onlyTheAssigneeWithTheFenceReleases() {
        var agent = shop.agent("a", 2);
        shop.says("x", "hello");
        var other = shop.agent("b", 2);

        for (var release : List.of(
                new Command.Release(Shop.of("x"), Shop.sender(agent), OptionalLong.of(2)),
                new Command.Release(Shop.of("x"), Shop.sender(agent), OptionalLong.empty()),
                new Command.Release(Shop.of("x"), Shop.sender(other), OptionalLong.of(1)),
                new Command.Release(Shop.of("x"), new Sender.Agent(other, Role.SUPERVISOR), OptionalLong.of(1)))) {
            assertThat(shop.when(release)).isEmpty();
            assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_ASSIGNEE);
        }
    }

    @Test
    void aTransferIsOneAssignmentAndTheNoteIsForAgentsOnly() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        var other = shop.agent("b", 1);

        var events = shop.when(new Command.Transfer(
                Shop.of("x"), Shop.sender(agent), OptionalLong.of(1), other, Optional.of("speaks French")));

        assertThat(Shop.kinds(events)).containsExactly("TransferNoted", "ConversationAssigned");
        assertThat(Shop.contents(events).getFirst())
                .isEqualTo(new Content.TransferNote("speaks French", new AgentRef(agent, "A")));
        assertThat(Happened.publicly(events)).hasSize(1);
        assertThat(Happened.choice(events).rule()).isEqualTo(Rule.TRANSFERRED);
        assertThat(Happened.choice(events).candidates().getFirst().agent()).isEqualTo(other);
        assertThat(shop.servedBy("x")).contains(other);
        assertThat(shop.fence("x")).isEqualTo(2);
    }

    @Test
    void theSlotThatATransferFreesGoesToTheHeadOfTheQueue() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        var other = shop.agent("b", 1);
        shop.says("waits", "hello");
        shop.releases(other, "waits");
        assertThat(shop.queue()).containsExactly("waits");

        assertThat(Happened.given(shop.transfers(agent, "x", other))).containsExactly("x>b", "waits>a");
    }

    @Test
    void aTransferToOneWhoIsFullOrNotThereIsRefusedWithAReason() {
        var agent = shop.agent("a", 2);
        shop.says("x", "hello");
        var full = shop.agent("full", 0);
        var away = shop.agent("away", 1);
        shop.status(away, Status.AWAY);

        assertThat(shop.transfers(agent, "x", full)).isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.AT_CAPACITY);
        assertThat(shop.transfers(agent, "x", away)).isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOBODY_ELIGIBLE);
        assertThat(shop.transfers(agent, "x", new AgentId("nobody"))).isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_FOUND);
        assertThat(shop.servedBy("x")).contains(agent);
    }

    @Test
    void aRefusedTransferLeavesNoNote() {
        var agent = shop.agent("a", 2);
        shop.says("x", "hello");

        assertThat(shop.when(new Command.Transfer(
                        Shop.of("x"),
                        Shop.sender(agent),
                        OptionalLong.of(1),
                        shop.agent("full", 0),
                        Optional.of("lost"))))
                .isEmpty();
        assertThat(shop.conversation("x").head()).isEqualTo(new Place(3, 3));
    }

    @Test
    void whoDoesNotHaveItTransfersNothingButASupervisorReassigns() {
        shop.agent("a", 2);
        shop.says("x", "hello");
        var other = shop.agent("b", 2);

        assertThat(shop.transfers(other, "x", other)).isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_ASSIGNEE);
        assertThat(shop.when(transfer(Shop.BOSS, OptionalLong.of(9), other))).isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_ASSIGNEE);
        assertThat(shop.when(transfer(Shop.BOSS, OptionalLong.empty(), other))).isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_ASSIGNEE);

        assertThat(Happened.given(shop.when(transfer(Shop.BOSS, OptionalLong.of(1), other))))
                .containsExactly("x>b");
    }

    private static Command.Transfer transfer(Sender.Agent by, OptionalLong fence, AgentId to) {
        return new Command.Transfer(Shop.of("x"), by, fence, to, Optional.empty());
    }
}
