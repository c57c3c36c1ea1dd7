package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Code;
import rapport.desk.Command;
import rapport.desk.Content;
import rapport.desk.Conversation;
import rapport.desk.MessageId;
import rapport.desk.Place;
import rapport.desk.Sender;
import rapport.desk.Shop;
import rapport.log.MemoryLog;

/// Orders about conversations that are not in memory.
final class ShelfTest {
    private static final AgentId ANN = new AgentId("ann");
    private static final MessageId OLD = new MessageId("old");

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

    private Conversation row() {
        return memory.conversation(Shop.of("x")).orElseThrow().conversation();
    }

    private static Answer.Posted posted(Node.Answered answered) {
        return (Answer.Posted) answered.answer();
    }

    @Test
    void ordersWaitInTheirOrderUntilTheRowIsThere() {
        var first = node.says("x", "1");
        node.batch();
        var second = node.says("x", "2");
        var visitor = node.visitor("x");
        node.batch();
        var third = node.says("x", "3");
        var agent = Ear.ofAgent(ANN);
        node.join(agent);
        node.order(new Order.Open(agent, Shop.of("x"), 7)).batch();
        assertThat(List.of(first.now(), second.now(), third.now())).allMatch(Optional::isEmpty);
        assertThat(visitor.notices()).isEmpty();
        assertThat(agent.answer(7)).isEmpty();
        assertThat(node.reads()).containsExactly(Shop.of("x"));

        node.read();
        var fourth = node.says("x", "4");
        node.batch();

        assertThat(posted(first).place().seq()).isEqualTo(6);
        // The first message came with `opened` before and `assigned` after it.
        assertThat(posted(second).place().seq()).isEqualTo(8);
        assertThat(posted(third).place().seq()).isEqualTo(9);
        assertThat(posted(fourth).place().seq()).isEqualTo(10);
        assertThat(visitor.kinds()).startsWith("Joined");
        assertThat(agent.answer(7)).contains(new Answer.Changed(Shop.of("x")));
        agree();
    }

    @Test
    void whoComesWhileOthersWaitDoesNotOvertakeThem() {
        var waits = node.says("x", "waits");
        node.batch();
        other.says("x", "opens");
        other.rest();
        catchUp(node);
        // By now the conversation is in memory, for the event that opened its cycle brought it.
        var comes = node.says("x", "comes");
        node.batch();
        assertThat(waits.now()).isEmpty();
        assertThat(comes.now()).isEmpty();

        node.rest();

        assertThat(posted(waits).place().seq()).isLessThan(posted(comes).place().seq());
        agree();
    }

    @Test
    void aRowThatChangedWhileItWasReadIsReadAgain() {
        var answered = node.says("x", "more");
        node.batch();
        var stale = node.loaded();
        other.submit(new Command.SetOwner(Shop.of("x"), Optional.of(ANN)));
        other.rest();
        catchUp(node);

        stale.forEach(node::order);
        node.batch();
        assertThat(answered.now()).isEmpty();
        assertThat(node.reads()).containsExactly(Shop.of("x"));
        node.rest();

        assertThat(posted(answered).place().seq()).isEqualTo(6);
        assertThat(row().binding().owner()).contains(ANN);
        agree();
    }

    @Test
    void aRowOfATimeThatThisReplicaHasNotReachedIsNotUsedBeforeItHas() {
        var answered = node.says("x", "more");
        node.batch();
        other.submit(new Command.SetOwner(Shop.of("x"), Optional.of(ANN)));
        other.rest();

        node.read().batch();
        assertThat(answered.now()).isEmpty();
        node.rest();

        assertThat(posted(answered).place().seq()).isEqualTo(6);
        agree();
    }

    @Test
    void aRowThatOnlyComesLateIsUsed() {
        var answered = node.says("x", "more");
        node.batch();
        var onItsWay = node.loaded();
        other.says("y", "somebody else");
        other.rest();
        catchUp(node);

        onItsWay.forEach(node::order);
        node.batch();

        assertThat(posted(answered).place().seq()).isEqualTo(6);
        agree();
    }

    @Test
    void aReadThatFailedIsTriedAgain() {
        var answered = node.says("x", "more");
        node.batch();
        node.loaded();
        node.order(new Order.LoadFailed(Shop.of("x"))).batch();
        assertThat(answered.now()).isEmpty();
        assertThat(node.reads()).containsExactly(Shop.of("x"));

        node.rest();

        assertThat(posted(answered).place().seq()).isEqualTo(6);
        node.order(new Order.LoadFailed(Shop.of("x"))).batch();
        assertThat(node.reads()).isEmpty();
    }

    @Test
    void aNewcomersConversationBeginsBlankAndIsStoredOnlyWhenTheyWrite() {
        var visitor = node.visitor("new");
        node.rest();

        assertThat(visitor.notices()).containsExactly(new Notice.Joined(List.of(), Optional.empty()));
        assertThat(memory.conversation(Shop.of("new"))).isEmpty();

        var answered = node.says("new", "hello");
        node.batch();
        assertThat(posted(answered).place()).isEqualTo(new Place(2, 2));
        assertThat(visitor.numbers(Shop.of("new"))).containsExactly(1L, 2L, 3L);
        agree();
    }

    @Test
    void aConversationThatDoesNotExistIsNotFound() {
        var agent = node.agent(ANN);
        var unheard = Shop.of("unheard");
        var answers = List.of(
                node.posts(ANN, "unheard", new Content.Text("?"), 1),
                node.posts(ANN, "unheard", new Content.Note("?"), 1),
                node.submit(new Command.Take(unheard, Shop.sender(ANN), OptionalLong.empty())),
                node.submit(new Command.Close(unheard, Shop.sender(ANN), OptionalLong.of(1))),
                node.submit(new Command.SetOwner(unheard, Optional.of(ANN))),
                node.submit(new Command.SetPriority(unheard, 1)));
        node.order(new Order.Open(agent, unheard, 7));
        node.order(new Order.Mark(agent, unheard, true, 3));
        node.rest();

        assertThat(answers)
                .extracting(answered -> ((Answer.Refused) answered.answer()).code())
                .containsOnly(Code.NOT_FOUND);
        assertThat(agent.answer(7)).containsInstanceOf(Answer.Refused.class);
        assertThat(memory.conversation(unheard)).isEmpty();
    }

    @Test
    void aConversationThatIsNotFoundCanBeginAfterwards() {
        var early = node.submit(new Command.Take(Shop.of("new"), Shop.sender(ANN), OptionalLong.empty()));
        node.rest();
        var answered = node.says("new", "hello");
        node.rest();

        assertThat(early.answer()).isInstanceOf(Answer.Refused.class);
        assertThat(posted(answered).place().seq()).isEqualTo(2);
        agree();
    }

    @Test
    void theOrdersOfWhoeverLeavesAreGivenUpButNotTheirCommands() {
        var gone = node.visitor("x");
        var answered = node.says("x", "last words");
        node.batch();
        node.leave(gone).batch();
        node.rest();
        node.says("x", "more");
        node.rest();

        assertThat(gone.notices()).isEmpty();
        assertThat(posted(answered).place().seq()).isEqualTo(6);
        agree();
    }
}
