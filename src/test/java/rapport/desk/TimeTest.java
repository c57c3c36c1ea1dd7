package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What time alone does: answer time and idle time (routing, section 4), and a clock that goes back.
class TimeTest {
    private static final Duration IDLE = Policy.DEFAULT.idleTime();
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final Shop shop = new Shop();

    @Test
    void whatIsNotAnsweredInTimeDriftsAndThatAgentIsPassedOverForThisCycle() {
        shop.policy(Shop.answering(ANSWER));
        var slow = shop.agent("a", 2);
        shop.says("x", "hello");
        assertThat(shop.desk.wakeAt()).contains(shop.now().plus(ANSWER));
        assertThat(shop.after(ANSWER.minusMillis(1))).isEmpty();

        var events = shop.after(Duration.ofMillis(1));

        assertThat(Shop.kinds(events)).containsExactly("AgentPassedOver", "ConversationQueued");
        assertThat(Happened.choice(events).trigger()).isEqualTo(Trigger.NO_ANSWER);
        assertThat(Happened.passedOver(Happened.choice(events))).containsEntry("a", Choice.PassedOver.HAD_IT);
        assertThat(shop.queue()).containsExactly("x");
        assertThat(shop.passedOver("x")).containsExactly(slow);
        assertThat(Happened.entries(events)).hasSize(1);
    }

    @Test
    void theNextCycleBeginsWithAClearedTable() {
        shop.policy(Shop.answering(ANSWER));
        var slow = shop.agent("a", 2);
        shop.says("x", "hello");
        shop.after(ANSWER);
        shop.leaves("x");
        shop.says("x", "again");

        assertThat(shop.servedBy("x")).contains(slow);
        assertThat(shop.passedOver("x")).isEmpty();
    }

    @Test
    void theAnswerTimeCountsFromTheFirstUnansweredMessage() {
        shop.policy(Shop.answering(ANSWER));
        shop.agent("a", 2);
        shop.says("x", "hello");
        shop.after(Duration.ofSeconds(40));
        shop.says("x", "anybody?");

        assertThat(Happened.all(Event.AgentPassedOver.class, shop.after(Duration.ofSeconds(20))))
                .hasSize(1);
    }

    @Test
    void theAnswerTimeOfANewAgentBeginsWhenTheyGetIt() {
        shop.policy(Shop.answering(ANSWER));
        shop.agent("a", 2);
        shop.says("x", "hello");
        shop.agent("b", 2);
        shop.after(ANSWER);
        assertThat(shop.servedBy("x")).contains(new AgentId("b"));

        assertThat(shop.after(ANSWER.minusMillis(1))).isEmpty();
        assertThat(shop.after(Duration.ofMillis(1))).hasSize(2);
    }

    @Test
    void anAnswerStopsTheClockAndANoteDoesNot() {
        shop.policy(Shop.answering(ANSWER));
        var agent = shop.agent("a", 2);
        shop.says("x", "hello");
        shop.says("y", "hello");
        shop.answers(agent, "x", "hello");
        shop.notes(agent, "y", "who is that?");

        var events = shop.after(ANSWER);

        assertThat(Happened.all(Event.AgentPassedOver.class, events))
                .containsExactly(new Event.AgentPassedOver(Shop.of("y"), agent));
    }

    @Test
    void whoIsAnsweredAndSilentIsClosedAfterTheIdleTimeAndTheBindingStays() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        shop.answers(agent, "x", "is that all?");
        shop.says("y", "waits");
        assertThat(shop.desk.wakeAt()).contains(shop.now().plus(IDLE));
        assertThat(shop.after(IDLE.minusMillis(1))).isEmpty();

        var events = shop.after(Duration.ofMillis(1));

        assertThat(Shop.contents(events).getFirst()).isEqualTo(new Content.Closed(1, Author.SYSTEM, CloseReason.IDLE));
        assertThat(Happened.given(events)).containsExactly("y>a");
        assertThat(shop.conversation("x").state()).isEqualTo(State.IDLE);
        assertThat(shop.conversation("x").binding().last())
                .map(Binding.LastAgent::agent)
                .contains(agent);
    }

    @Test
    void whatAVisitorIsOwedAnAnswerToNeverClosesByItself() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        shop.answers(agent, "x", "yes?");
        shop.says("x", "a question");
        shop.notes(agent, "x", "no idea");

        assertThat(shop.after(Duration.ofDays(10))).isEmpty();
    }

    @Test
    void whoWaitsNeverClosesByItself() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        shop.answers(agent, "x", "yes?");
        shop.status(agent, Status.OFFLINE);

        assertThat(shop.after(Duration.ofDays(10))).isEmpty();
        assertThat(shop.queue()).containsExactly("x");
    }

    @Test
    void withoutIdleTimeNothingClosesByItself() {
        var policy = Policy.DEFAULT;
        shop.policy(new Policy(
                policy.strategy(),
                policy.grace(),
                policy.memory(),
                policy.patience(),
                policy.returnPolicy(),
                policy.answerTime(),
                Duration.ZERO));
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        shop.answers(agent, "x", "yes?");

        assertThat(shop.after(Duration.ofDays(10))).isEmpty();
    }

    @Test
    void whoWritesFirstToAnIdleVisitorIsNotClosedForWhatWasSaidLongAgo() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        shop.answers(agent, "x", "good bye");
        shop.leaves("x");
        shop.after(Duration.ofDays(3));

        var events = shop.takes(agent, "x");

        assertThat(Shop.kinds(events)).containsExactly("CycleOpened", "ConversationAssigned");
        assertThat(shop.servedBy("x")).contains(agent);
        assertThat(shop.after(IDLE.minusMillis(1))).isEmpty();
    }

    @Test
    void aNewPolicyMovesTheDeadlines() {
        shop.agent("a", 2);
        shop.says("x", "hello");
        shop.after(Duration.ofSeconds(50));
        assertThat(shop.desk.wakeAt()).isEmpty();

        shop.policy(Shop.answering(ANSWER));

        assertThat(shop.desk.wakeAt()).contains(shop.now().plusSeconds(10));
        assertThat(Happened.all(Event.AgentPassedOver.class, shop.after(Duration.ofSeconds(10))))
                .hasSize(1);
    }

    @Test
    void theTimeOfTheLogNeverGoesBack() {
        shop.says("x", "first");
        var then = shop.now();

        var events = shop.after(Duration.ofHours(-1));
        var second = shop.says("x", "second");

        assertThat(events).isEmpty();
        assertThat(Happened.entries(second)).extracting(Entry::at).containsExactly(then);
    }

    @Test
    void timesAreToldToTheMillisecond() {
        shop.after(Duration.ofNanos(1_234_567));

        assertThat(Happened.entries(shop.says("x", "hello")))
                .extracting(Entry::at)
                .allMatch(at -> at.equals(Instant.parse("2026-03-01T09:00:00.001Z")));
    }

    @Test
    void whoseClockIsAheadWakesForADeadlineThatWasOverBeforeTheyHeardOfIt() {
        shop.policy(Shop.answering(ANSWER));
        var slow = shop.agent("a", 1);
        shop.says("x", "hello");
        shop.answers(slow, "x", "hello");
        var ahead = new Desk();
        ahead.bring(Shop.SITE, shop.desk.policy(Shop.SITE));
        shop.desk.agents().forEach(ahead::bring);
        shop.desk.conversations().forEach(ahead::bring);
        var later = new Moment(
                shop.now().plus(ANSWER.multipliedBy(2)), shop.moment().chance());
        assertThat(ahead.settle(later)).isEmpty();

        ahead.apply(shop.says("x", "one more thing"));

        assertThat(ahead.wakeAt()).contains(shop.now().plus(ANSWER));
        assertThat(Shop.kinds(ahead.settle(later))).contains("AgentPassedOver");
    }

    @Test
    void aSweepFindsNothingThatWasNotFoundBefore() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        shop.answers(agent, "x", "hello");
        shop.says("y", "hello");
        shop.when(new Command.Close(Shop.of("x"), Shop.sender(agent), OptionalLong.of(9)));
        shop.when(new Command.SetOwner(Shop.of("y"), Optional.of(agent)));

        assertThat(shop.desk.sweep(shop.moment())).isEqualTo(List.of());
    }
}
