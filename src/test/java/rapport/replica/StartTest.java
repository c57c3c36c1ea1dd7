package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.Content;
import rapport.desk.Conversation;
import rapport.desk.MessageId;
import rapport.desk.NodeId;
import rapport.desk.Sender;
import rapport.desk.Shop;
import rapport.desk.State;
import rapport.desk.Status;
import rapport.log.EventLog;
import rapport.log.MemoryLog;

/// A start loads the tables and goes on; what stopped, however it stopped, took nothing with it.
final class StartTest {
    private static final AgentId ANN = new AgentId("ann");
    private static final AgentId BOB = new AgentId("bob");

    private final MemoryLog memory = new MemoryLog();
    private final HandClock clock = new HandClock();
    private int starts;

    private Node start(EventLog log) {
        return new Node("n1", log, memory, clock, new Random(++starts));
    }

    private Node start() {
        return start(memory);
    }

    private Conversation row(String visitor) {
        return memory.conversation(Shop.of(visitor)).orElseThrow().conversation();
    }

    private long position() {
        return memory.read(Node.DESK, 0, Integer.MAX_VALUE).size();
    }

    /// A day at the desk: served, waiting, idle, noted, owned.
    private static void play(Node node) {
        node.submit(new Command.SetPolicy(Shop.SITE, Shop.grace(Duration.ofSeconds(20))));
        node.enrolled(ANN, 2);
        node.enrolled(BOB, 1);
        for (var visitor : new String[] {"a", "b", "c", "d", "e"}) {
            node.says(visitor, "hello");
            node.rest();
        }
        node.posts(ANN, "a", new Content.Text("hi"), 1);
        node.posts(ANN, "a", new Content.Note("a note"), 1);
        node.submit(new Command.SetPriority(Shop.of("e"), 1));
        node.submit(new Command.SetOwner(Shop.of("d"), Optional.of(BOB)));
        node.submit(new Command.Release(Shop.of("b"), Shop.sender(BOB), OptionalLong.of(1)));
        node.says("f", "bye");
        node.rest();
        node.submit(new Command.Close(Shop.of("f"), new Sender.Visitor(Shop.visitor("f")), OptionalLong.empty()));
        node.rest();
    }

    @Test
    void aStartLoadsWhatWasAndAppendsNothingBeforeItIsAsked() {
        play(start());
        long before = position();

        var again = start();

        assertThat(position()).isEqualTo(before);
        new Audit(memory).holds().agreesWith(again);
        again.second();
        assertThat(new Audit(memory).holds().agreesWith(again).batches().subList((int) before, (int) position()))
                .as("that its agents are not connected any more, and nothing else")
                .hasSize(1);
    }

    @Test
    void aStartDoesNotReadTheLog() {
        play(start());
        var log = new FaultyLog(memory).next(FaultyLog.Fault.UNREADABLE);
        var again = start(log);
        again.says("a", "more");
        log.next(FaultyLog.Fault.NONE);
        again.rest();

        assertThat(again.pauses()).isZero();
        new Audit(memory).holds().agreesWith(again.second());
    }

    @Test
    void aStartOfAnEmptyDeskIsTheBeginning() {
        var node = start();
        var answered = node.says("x", "hello");
        node.rest();

        assertThat(((Answer.Posted) answered.answer()).place().seq()).isEqualTo(2);
    }

    @Test
    void connectionsOfBeforeAreGoneAndTheGraceBeginsAtTheStart() {
        var before = start();
        before.enrolled(ANN, 2);
        before.says("x", "hello");
        before.rest();
        clock.turn(Duration.ofHours(1));

        var node = start();
        node.rest();
        var agent = node.view().agent(ANN).orElseThrow();
        assertThat(agent.agent().connected()).isFalse();
        assertThat(agent.agent().lostAt()).contains(clock.instant());
        assertThat(agent.agent().status()).isEqualTo(Status.ONLINE);
        assertThat(row("x").servedBy(ANN)).isTrue();

        clock.turn(Duration.ofSeconds(19));
        node.second();
        assertThat(row("x").servedBy(ANN)).isTrue();
        clock.turn(Duration.ofSeconds(1));
        node.second();
        assertThat(row("x").state()).isInstanceOf(State.Queued.class);
        assertThat(node.view().agent(ANN).orElseThrow().agent().status()).isEqualTo(Status.OFFLINE);
    }

    @Test
    void anAgentWhoComesBackWithinTheGraceKeepsWhatTheyHave() {
        var before = start();
        before.enrolled(ANN, 2);
        before.says("x", "hello");
        before.rest();
        var node = start();
        node.rest();
        clock.turn(Duration.ofSeconds(10));
        var ann = node.agent(ANN);
        node.rest();
        clock.turn(Duration.ofMinutes(5));
        node.second();

        assertThat(row("x").servedBy(ANN)).isTrue();
        assertThat(row("x").fence()).isEqualTo(1);
        assertThat(ann.all(Notice.Joined.class).getFirst().conversations()).hasSize(1);
    }

    @Test
    void anAgentWhoIsBackBeforeTheFirstBatchIsNotTakenForGone() {
        var before = start();
        before.enrolled(ANN, 2);
        var node = start();
        node.agent(ANN);
        node.rest();
        node.second().rest();

        assertThat(node.view().agent(ANN).orElseThrow().agent().nodes()).containsExactly(new NodeId("n1"));
    }

    @Test
    void anotherNodeWhoseAgentsWereForgottenSaysWithinASecondThatTheyAreThere() {
        var other = new Node("n2", memory, memory, clock);
        other.enrolled(ANN, 2);
        other.says("x", "hello");
        other.rest();

        start().rest();
        assertThat(memory.state(Node.DESK).agents().getFirst().connected()).isFalse();
        other.says("x", "more");
        other.rest();
        other.second().rest();

        assertThat(memory.state(Node.DESK).agents().getFirst().nodes()).containsExactly(new NodeId("n2"));
        assertThat(row("x").servedBy(ANN)).isTrue();
    }

    /// The process dies in the middle of an append.
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Node.Answered crash(FaultyLog.Fault fault, MessageId id, Ear ear) {
        var log = new FaultyLog(memory);
        var node = start(log);
        node.join(ear);
        node.rest();
        ear.news();
        var answered = node.says("x", id, "hello");
        log.next(fault);
        node.atPause(() -> {
            throw new Crash();
        });
        assertThatThrownBy(node::batch).isInstanceOf(Crash.class);
        return answered;
    }

    @Test
    void whatWasStoredBeforeACrashIsThereAndAnsweredAsADuplicate() {
        var id = new MessageId("once");
        var ear = Ear.ofVisitor("x");
        assertThat(crash(FaultyLog.Fault.STORED_IN_DOUBT, id, ear).now()).isEmpty();
        assertThat(ear.notices()).isEmpty();

        var node = start();
        var visitor = node.visitor("x");
        node.rest();
        assertThat(visitor.all(Notice.Joined.class)
                        .getFirst()
                        .conversations()
                        .getFirst()
                        .conversation()
                        .head()
                        .seq())
                .isEqualTo(3);
        var answered = node.says("x", id, "hello");
        node.rest();
        var again = (Answer.Posted) answered.answer();

        assertThat(again.duplicate()).isTrue();
        assertThat(again.place().seq()).isEqualTo(2);
        assertThat(new Audit(memory).holds().agreesWith(node.second()).messages(Shop.of("x")))
                .hasSize(1);
    }

    @Test
    void whatWasNotStoredBeforeACrashIsNewAfterIt() {
        var id = new MessageId("once");
        assertThat(crash(FaultyLog.Fault.LOST_IN_DOUBT, id, Ear.ofVisitor("x")).now())
                .isEmpty();

        var node = start();
        var answered = node.says("x", id, "hello");
        node.rest();
        var again = (Answer.Posted) answered.answer();

        assertThat(again.duplicate()).isFalse();
        assertThat(new Audit(memory).holds().agreesWith(node.second()).messages(Shop.of("x")))
                .hasSize(1);
    }

    @Test
    void aCommitOfTheRunBeforeThatLandsLateIsNotTakenForOnesOwn() {
        var log = new FaultyLog(memory);
        var before = start(log);
        before.visitor("x");
        before.rest();
        before.says("x", "before");
        log.next(FaultyLog.Fault.LATE_IN_DOUBT);
        before.atPause(() -> {
            throw new Crash();
        });
        assertThatThrownBy(before::batch).isInstanceOf(Crash.class);

        var node = start(log);
        node.visitor("x");
        node.rest();
        var answered = node.says("x", new MessageId("after"), "after");
        log.before(log::land);
        node.rest();

        assertThat(((Answer.Posted) answered.answer()).place().seq()).isEqualTo(4);
        assertThat(new Audit(memory).holds().agreesWith(node.second()).messages(Shop.of("x")))
                .hasSize(2);
    }

    @Test
    void whoeverIsSentAwayByAStopIsNotLostHoweverLongItTakes() {
        var node = start();
        var ann = node.enrolled(ANN, 2);
        node.order(new Order.Drain()).leave(ann).rest();
        node.second().rest();
        node.second().rest();

        assertThat(memory.state(Node.DESK).agents().getFirst().lostAt()).isEmpty();
    }

    @Test
    void timeDoesNotGoBackOverAStart() {
        var before = start();
        before.says("x", "hello");
        before.rest();
        clock.turn(Duration.ofHours(-1));

        var node = start();
        node.says("x", "more");
        node.rest();

        new Audit(memory).holds().agreesWith(node.second());
    }
}
