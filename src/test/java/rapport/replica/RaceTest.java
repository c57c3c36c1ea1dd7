package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.replica.FaultyLog.Fault.LATE_IN_DOUBT;
import static rapport.replica.FaultyLog.Fault.LOST_IN_DOUBT;
import static rapport.replica.FaultyLog.Fault.NONE;
import static rapport.replica.FaultyLog.Fault.UNREADABLE;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.desk.AgentId;
import rapport.desk.AgentRef;
import rapport.desk.Answer;
import rapport.desk.Code;
import rapport.desk.Command;
import rapport.desk.Content;
import rapport.desk.Conversation;
import rapport.desk.MessageId;
import rapport.desk.Sender;
import rapport.desk.Shop;
import rapport.desk.State;
import rapport.desk.Status;
import rapport.log.MemoryLog;

/// Two replicas of one desk: whoever lost the race for the position reads what was missed and decides again.
final class RaceTest {
    private static final AgentId ANN = new AgentId("ann");
    private static final AgentId BOB = new AgentId("bob");

    private final MemoryLog memory = new MemoryLog();
    private final HandClock clock = new HandClock();
    private final FaultyLog log1 = new FaultyLog(memory);
    private final FaultyLog log2 = new FaultyLog(memory);
    private final Node one = new Node("n1", log1, memory, clock);
    private final Node two = new Node("n2", log2, memory, clock);

    /// What everybody asks: answered only when the node is as far as the log.
    private static void catchUp(Node node) {
        node.submit(new Command.EnrolAgent(ANN, "ANN", 1));
        node.rest();
    }

    private void agree() {
        catchUp(one);
        catchUp(two);
        new Audit(memory).holds().agreesWith(one.second()).agreesWith(two.second());
    }

    /// Both know the conversation, nobody serves it.
    private void bothKnow(String visitor) {
        one.visitor(visitor);
        two.visitor(visitor);
        one.rest();
        two.rest();
    }

    @Test
    void twoWhoGiveTheLastSlotAwayAtTheSameMomentGiveItToOne() {
        one.enrolled(ANN, 1);
        bothKnow("x");
        bothKnow("y");
        catchUp(two);
        var x = one.says("x", "hello");
        var y = two.says("y", "hello");
        log1.before(two::batch);

        one.batch();

        assertThat(log1.appends()).isGreaterThan(1);
        assertThat(x.answer()).isInstanceOf(Answer.Posted.class);
        assertThat(y.answer()).isInstanceOf(Answer.Posted.class);
        assertThat(row("y").agent().map(AgentRef::id)).contains(ANN);
        assertThat(row("x").agent()).isEmpty();
        agree();
    }

    private Conversation row(String visitor) {
        return memory.conversation(Shop.of(visitor)).orElseThrow().conversation();
    }

    @Test
    void twoAgentsWhoTakeTheSameConversationAtTheSameMomentAreNotBothGivenIt() {
        one.enrolled(ANN, 5);
        catchUp(two);
        two.enrolled(BOB, 5);
        two.says("x", "hello");
        two.rest();
        givesBack(ANN, 1);
        givesBack(BOB, 2);
        assertThat(row("x").state()).isInstanceOf(State.Queued.class);
        catchUp(one);
        var anns = one.submit(new Command.Take(Shop.of("x"), Shop.sender(ANN), OptionalLong.empty()));
        var bobs = two.submit(new Command.Take(Shop.of("x"), Shop.sender(BOB), OptionalLong.empty()));
        log1.before(two::batch);

        one.batch();

        assertThat(bobs.answer()).isInstanceOf(Answer.Changed.class);
        var refused = (Answer.Refused) anns.answer();
        assertThat(refused.code()).isEqualTo(Code.ALREADY_TAKEN);
        assertThat(refused.agent()).contains(new AgentRef(BOB, "BOB"));
        assertThat(row("x").fence()).isEqualTo(3);
        agree();
    }

    private void givesBack(AgentId agent, long fence) {
        var answered = two.submit(new Command.Release(Shop.of("x"), Shop.sender(agent), OptionalLong.of(fence)));
        two.rest();
        assertThat(answered.answer()).isInstanceOf(Answer.Changed.class);
    }

    @Test
    void aMessageSentThroughBothIsOneEntryAndOneDuplicate() {
        bothKnow("x");
        var id = new MessageId("same");
        var first = two.says("x", id, "hello");
        var second = one.says("x", id, "hello");
        log1.before(two::batch);

        one.batch();

        var stored = (Answer.Posted) first.answer();
        assertThat(stored.duplicate()).isFalse();
        assertThat(second.answer()).isEqualTo(new Answer.Posted(Shop.of("x"), stored.place(), stored.at(), true));
        assertThat(new Audit(memory).messages(Shop.of("x"))).hasSize(1);
        agree();
    }

    @Test
    void anotherMessageWithTheIdOfOneThatJustWonTheRaceIsAConflict() {
        bothKnow("x");
        var id = new MessageId("same");
        two.says("x", id, "hello");
        var second = one.says("x", id, "hallo");
        log1.before(two::batch);

        one.batch();

        assertThat(((Answer.Refused) second.answer()).code()).isEqualTo(Code.ID_CONFLICT);
        agree();
    }

    @Test
    void aStaleReplicaDoesNotRefuse() {
        bothKnow("x");
        one.says("x", "hello");
        one.rest();
        catchUp(two);
        one.enrolled(ANN, 1);
        assertThat(row("x").servedBy(ANN)).isTrue();

        var answered = two.posts(ANN, "x", new Content.Text("hi"), 1);
        two.batch();

        assertThat(answered.answer()).isInstanceOf(Answer.Posted.class);
        agree();
    }

    @Test
    void aStaleReplicaDoesNotAnswerThatNothingIsToBeDone() {
        one.enrolled(ANN, 1);
        catchUp(two);
        two.submit(new Command.ChangeAgent(ANN, Optional.empty(), Optional.of(3), Optional.empty()));
        two.rest();

        one.submit(new Command.ChangeAgent(ANN, Optional.empty(), Optional.of(1), Optional.empty()));
        one.batch();

        assertThat(one.view().agent(ANN).orElseThrow().agent().capacity()).isEqualTo(1);
        agree();
    }

    @Test
    void listenersOfTheOvertakenHearWhatWasMissedBeforeTheirOwn() {
        var ear = one.visitor("x");
        two.visitor("x");
        one.rest();
        two.rest();
        two.says("x", "elsewhere");
        two.rest();
        assertThat(ear.texts()).isEmpty();

        one.says("x", "here");
        one.batch();

        assertThat(ear.texts()).containsExactly("elsewhere", "here");
        assertThat(ear.numbers(Shop.of("x"))).containsExactly(1L, 2L, 3L, 4L);
        agree();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 128, 200})
    void howeverMuchWasMissedIsReadInOrder(int missed) {
        var ear = one.visitor("x");
        two.visitor("x");
        one.rest();
        two.rest();
        for (int i = 0; i < missed; i++) {
            two.says("x", "text " + i);
            two.rest();
        }
        log1.next(NONE, UNREADABLE, UNREADABLE);

        one.says("x", "last");
        one.batch();

        assertThat(one.pauses()).isEqualTo(2);
        assertThat(ear.texts()).hasSize(missed + 1).endsWith("last");
        assertThat(ear.numbers(Shop.of("x")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, missed + 3)
                        .mapToObj(Long::valueOf)
                        .toList());
        agree();
    }

    @Test
    void aPositionInDoubtThatAnotherTookIsDecidedAgainAndTheDoubtfulCommitNeverLands() {
        bothKnow("x");
        bothKnow("y");
        one.enrolled(ANN, 1);
        catchUp(two);
        var x = one.says("x", "hello");
        log1.next(LATE_IN_DOUBT, LOST_IN_DOUBT);
        var y = two.says("y", "hello");
        one.atPause(() -> {
            assertThat(x.now()).isEmpty();
            two.batch();
        });

        one.batch();
        log1.land();

        assertThat(row("y").servedBy(ANN)).isTrue();
        assertThat(row("x").agent()).isEmpty();
        assertThat(y.answer()).isInstanceOf(Answer.Posted.class);
        assertThat(((Answer.Posted) x.answer()).duplicate()).isFalse();
        agree();
    }

    @Test
    void aPositionInDoubtThatWasOursAlthoughOthersWentOnIsNotDecidedAgain() {
        bothKnow("x");
        var id = new MessageId("mine");
        var mine = one.says("x", id, "mine");
        log1.next(LATE_IN_DOUBT);
        one.atPause(() -> {
            log1.land();
            two.says("x", "other");
            two.batch();
            two.says("x", "another");
            two.batch();
        });

        one.batch();

        assertThat(((Answer.Posted) mine.answer()).duplicate()).isFalse();
        assertThat(((Answer.Posted) mine.answer()).place().seq()).isEqualTo(2);
        assertThat(new Audit(memory).messages(Shop.of("x"))).hasSize(3);
        agree();
    }

    @Test
    void whatWasDecidedInVainLeavesNoTrace() {
        one.enrolled(ANN, 5);
        bothKnow("x");
        bothKnow("y");
        one.says("x", "hello");
        one.rest();
        catchUp(two);
        one.says("y", "hello");
        one.posts(ANN, "x", new Content.Note("hidden"), 1);
        one.submit(new Command.Describe(Shop.of("x"), Optional.of("Vera"), Optional.empty(), Map.of("plan", "gold")));
        one.submit(new Command.SetOwner(Shop.of("y"), Optional.of(ANN)));
        one.submit(new Command.SetPriority(Shop.of("x"), 2));
        one.submit(new Command.ChangeAgent(ANN, Optional.of("Anna"), Optional.of(1), Optional.empty()));
        one.submit(new Command.EnrolAgent(BOB, "BOB", 1));
        one.submit(new Command.SetPolicy(Shop.SITE, Shop.returning()));
        one.submit(new Command.Release(Shop.of("x"), Shop.sender(ANN), OptionalLong.of(1)));
        // The other one closes, so that next to nothing of it is decided the same way again.
        two.submit(new Command.Close(Shop.of("x"), new Sender.Visitor(Shop.visitor("x")), OptionalLong.empty()));
        two.submit(new Command.Close(Shop.of("y"), new Sender.Visitor(Shop.visitor("y")), OptionalLong.empty()));
        two.status(ANN, Status.OFFLINE);
        log1.before(two::batch);

        one.batch();

        assertThat(row("x").state()).isEqualTo(State.IDLE);
        agree();
    }

    @Test
    void aRowThatIsAheadIsUsedOnlyAfterCatchingUp() {
        two.says("x", "hello");
        two.rest();
        two.enrolled(ANN, 1);
        var answered = one.says("x", "more");
        one.batch();
        assertThat(answered.now()).isEmpty();

        one.read().batch();
        one.read().batch();

        assertThat(((Answer.Posted) answered.answer()).place().seq()).isEqualTo(5);
        agree();
    }
}
