package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.MessageId;
import rapport.desk.Sender;
import rapport.desk.Shop;
import rapport.log.MemoryLog;

/// Idle conversations are let go of when there are too many.
final class LettingGoTest {
    private static final AgentId ANN = new AgentId("ann");
    private static final MessageId OLD = new MessageId("old");
    /// One more than are kept.
    private static final int CROWD = 10_001;

    private final MemoryLog memory = new MemoryLog();
    private final HandClock clock = new HandClock();
    private final Node other = new Node("n2", memory, memory, clock);
    private Node node;

    /// The conversation of `x` has four entries and is idle; this node was started after that.
    @BeforeEach
    void xSpokeLongAgo() {
        other.enrolled(ANN, 50);
        other.says("x", OLD, "hello");
        other.rest();
        close(other, "x");
        node = new Node("n1", memory, memory, clock);
        node.rest();
    }

    private static void close(Node node, String visitor) {
        node.submit(
                new Command.Close(Shop.of(visitor), new Sender.Visitor(Shop.visitor(visitor)), OptionalLong.empty()));
        node.rest();
    }

    private static void catchUp(Node node) {
        node.submit(new Command.EnrolAgent(ANN, "ANN", 1));
        node.batch();
    }

    private void agree() {
        catchUp(node);
        new Audit(memory).holds().agreesWith(node.second());
    }

    private static Answer.Posted posted(Node.Answered answered) {
        return (Answer.Posted) answered.answer();
    }

    private void crowd() {
        for (int i = 0; i < CROWD; i++) {
            var passing = node.visitor("crowd" + i);
            node.batch().read().batch();
            node.leave(passing);
        }
        node.batch();
    }

    private boolean inMemory(String visitor) {
        node.submit(new Command.SetPriority(Shop.of(visitor), 0));
        node.batch();
        boolean here = node.reads().isEmpty();
        node.rest();
        return here;
    }

    @Test
    void theLongestUnusedBeyondTheLimitAreLetGoAndComeBackWhenTheyAreSpokenTo() {
        node.says("x", new MessageId("again"), "again");
        node.rest();
        close(node, "x");
        crowd();
        node.second();

        var answered = node.says("x", "back");
        var older = node.says("x", OLD, "hello");
        var newer = node.says("x", new MessageId("again"), "again");
        node.batch();
        assertThat(node.reads()).containsExactly(Shop.of("x"));
        node.rest();

        assertThat(posted(answered).place().seq()).isEqualTo(10);
        assertThat(posted(older).place().seq()).isEqualTo(2);
        assertThat(posted(newer).place().seq()).isEqualTo(6);
        agree();
    }

    @Test
    void whomSomebodyFollowsIsNotLetGo() {
        var visitor = node.visitor("x");
        node.rest();
        crowd();
        node.second();

        assertThat(inMemory("x")).isTrue();
        node.leave(visitor).second();
        assertThat(inMemory("crowd0")).isFalse();
    }

    @Test
    void marksThatAreNotStoredYetAreNotLetGo() {
        var tables = new FaultyTables(memory);
        node = new Node("n3", memory, tables, clock);
        var visitor = node.visitor("x");
        node.rest();
        node.order(new Order.Mark(visitor, Shop.of("x"), true, 3)).rest();
        node.leave(visitor).rest();
        crowd();

        tables.fail(1);
        node.second();
        assertThat(memory.conversation(Shop.of("x")).orElseThrow().marks().visitorRead())
                .isZero();
        assertThat(inMemory("x")).isTrue();
        node.second();
        assertThat(memory.conversation(Shop.of("x")).orElseThrow().marks().visitorRead())
                .isEqualTo(3);
    }

    @Test
    void aConversationThatAnotherNodeOpenedWhileItWasReadIsNotTakenForIdle() {
        var agent = node.agent(ANN);
        node.rest();
        node.order(new Order.Open(agent, Shop.of("x"), 7)).batch();
        other.says("x", "opens");
        other.rest();
        node.rest();
        node.order(new Order.Unfollow(agent, Shop.of("x")));
        crowd();
        node.second();

        var answered = node.says("x", "more");
        node.batch();
        assertThat(posted(answered).place().seq()).isEqualTo(8);
        agree();
    }
}
