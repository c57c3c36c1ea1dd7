package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Waiting for one's own agent, where the site is patient (routing, section 2, rule 3).
class PatienceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Shop shop = new Shop();
    private AgentId bound = new AgentId("bound");

    @BeforeEach
    void aVisitorWhoseOwnAgentIsFull() {
        shop.policy(Shop.patient(PATIENCE));
        bound = shop.agent("bound", 1);
        shop.says("x", "hello");
        shop.answers(bound, "x", "hello");
        shop.leaves("x");
        shop.says("busy", "hello");
    }

    @Test
    void whoseOwnAgentIsFullWaitsForThemThoughAnotherIsFree() {
        shop.agent("free", 9);

        var queued = Happened.queueing(shop.says("x", "back"));

        assertThat(queued.choice().rule()).isEqualTo(Rule.PATIENCE);
        assertThat(queued.entry().content()).isEqualTo(new Content.Queued(QueueReason.WAITING_FOR_BOUND));
        assertThat(Happened.passedOver(queued.choice()))
                .containsEntry("bound", Choice.PassedOver.FULL)
                .containsEntry("free", Choice.PassedOver.RANKED_LOWER);
    }

    @Test
    void whoWaitsGetsTheirOwnAgentWhenASlotIsFree() {
        shop.agent("free", 9);
        shop.says("x", "back");

        var choice = Happened.choice(shop.leaves("busy"));

        assertThat(choice.rule()).isEqualTo(Rule.LAST_AGENT);
        assertThat(choice.agent()).contains(bound);
    }

    @Test
    void whenPatienceRunsOutAnybodyServes() {
        var free = shop.agent("free", 9);
        shop.says("x", "back");
        assertThat(shop.desk.wakeAt()).contains(shop.now().plus(PATIENCE));

        assertThat(shop.after(PATIENCE.minusMillis(1))).isEmpty();
        var choice = Happened.choice(shop.after(Duration.ofMillis(1)));

        assertThat(choice.rule()).isEqualTo(Rule.BALANCED);
        assertThat(choice.agent()).contains(free);
    }

    @Test
    void anOwnAgentWhoGoesAwayIsNotWaitedFor() {
        var free = shop.agent("free", 9);
        shop.says("x", "back");

        var choice = Happened.choice(shop.status(bound, Status.AWAY));

        assertThat(choice.agent()).contains(free);
    }

    @Test
    void anOwnAgentWhoIsAwayAlreadyIsNotWaitedFor() {
        var free = shop.agent("free", 9);
        shop.status(bound, Status.AWAY);

        assertThat(Happened.choice(shop.says("x", "back")).agent()).contains(free);
    }

    @Test
    void anOwnerWhoIsSetMeanwhileServesAtOnce() {
        var free = shop.agent("free", 9);
        shop.says("x", "back");

        assertThat(Happened.choice(shop.owned("x", free)).rule()).isEqualTo(Rule.OWNER);
        assertThat(shop.servedBy("x")).contains(free);
    }

    @Test
    void withoutPatienceAnybodyServesAtOnce() {
        shop.policy(Policy.DEFAULT);
        var free = shop.agent("free", 9);

        assertThat(Happened.choice(shop.says("x", "back")).agent()).contains(free);
    }

    @Test
    void whoWaitsForTheirOwnAgentDoesNotHoldUpTheOthers() {
        shop.agent("free", 1);
        shop.says("x", "back");

        assertThat(Happened.given(shop.says("y", "new"))).containsExactly("y>free");
    }

    @Test
    void whoHasWaitedInVainIsServedBeforeWhoCameLater() {
        shop.agent("free", 1);
        shop.says("y", "served");
        shop.says("x", "back");
        shop.says("z", "later");
        shop.after(PATIENCE);

        assertThat(Happened.given(shop.leaves("y"))).containsExactly("x>free");
        assertThat(shop.queue()).containsExactly("z");
    }

    @Test
    void whosePatienceRunsOutAsALaterOneLosesTheirAgentIsServedFirst() {
        var policy = Policy.DEFAULT;
        shop.policy(new Policy(
                policy.strategy(),
                policy.grace(),
                policy.memory(),
                PATIENCE.multipliedBy(2),
                policy.returnPolicy(),
                PATIENCE,
                policy.idleTime()));
        shop.answers(bound, "busy", "one moment");
        shop.agent("a", 1);
        shop.agent("b", 1);
        shop.says("x", "back");
        shop.after(PATIENCE);
        assertThat(Happened.given(shop.says("a later one", "hello"))).containsExactly("a later one>a");

        assertThat(Happened.given(shop.after(PATIENCE))).containsExactly("x>b");
        assertThat(shop.queue()).containsExactly("a later one");
    }

    @Test
    void whenPatienceRanOutAndNobodyIsFreeTimeAloneChangesNothingMore() {
        shop.says("x", "back");
        shop.after(PATIENCE);

        assertThat(shop.conversation("x").state()).isInstanceOf(State.Queued.class);
        assertThat(shop.desk.wakeAt().filter(at -> !at.isAfter(shop.now()))).isEmpty();
    }

    @Test
    void oneWhoWaitsInVainHidesNoLaterDeadline() {
        shop.says("x", "back");
        shop.answers(bound, "busy", "is that all?");
        shop.after(PATIENCE);

        assertThat(shop.desk.wakeAt()).contains(shop.now().minus(PATIENCE).plus(Duration.ofMinutes(30)));
    }

    @Test
    void whoseOwnAgentLeftIsNotToldToWaitForThem() {
        shop.says("x", "back");
        assertThat(reason()).isEqualTo(QueueReason.WAITING_FOR_BOUND);

        shop.status(bound, Status.AWAY);

        assertThat(reason()).isEqualTo(QueueReason.NOBODY_ONLINE);
    }

    private QueueReason reason() {
        return shop.outlook("x").reason();
    }

    @Test
    void whoseMemoryOfTheirOwnAgentLapsesMeanwhileDoesNotWaitBehindOneWhoseMemoryLasts() {
        var policy = Shop.patient(PATIENCE);
        var memory = Duration.ofHours(1);
        shop.policy(new Policy(
                policy.strategy(),
                policy.grace(),
                memory,
                PATIENCE,
                policy.returnPolicy(),
                policy.answerTime(),
                policy.idleTime()));
        shop.leaves("busy");
        for (var visitor : List.of("y", "x")) {
            shop.says(visitor, "hello");
            shop.answers(bound, visitor, "hello");
            shop.leaves(visitor);
            shop.after(Duration.ofMinutes(1));
        }
        shop.says("busy", "hello");
        shop.agent("free", 9);
        shop.after(memory.minusMinutes(2).minusSeconds(10));
        assertThat(Happened.queueing(shop.says("x", "back")).choice().rule()).isEqualTo(Rule.PATIENCE);
        assertThat(Happened.queueing(shop.says("y", "back")).choice().rule()).isEqualTo(Rule.PATIENCE);

        assertThat(shop.desk.wakeAt()).contains(shop.now().plusSeconds(10));
        assertThat(Happened.given(shop.after(Duration.ofSeconds(10)))).containsExactly("y>free");
        assertThat(shop.queue()).containsExactly("x");
        assertThat(Happened.given(shop.after(PATIENCE))).containsExactly("x>free");
    }
}
