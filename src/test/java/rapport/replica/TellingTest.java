package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Code;
import rapport.desk.Command;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.MessageId;
import rapport.desk.Place;
import rapport.desk.Sender;
import rapport.desk.Shop;
import rapport.desk.Status;
import rapport.log.MemoryLog;

/// Who hears what was committed, and in which order.
final class TellingTest {
    private static final AgentId ANN = new AgentId("ann");
    private static final AgentId BOB = new AgentId("bob");
    private static final AgentId EVE = new AgentId("eve");
    private static final ConversationId X = Shop.of("x");

    private final MemoryLog memory = new MemoryLog();
    private final HandClock clock = new HandClock();
    private final Node node = new Node("n1", memory, memory, clock);

    private Ear visitor(String name) {
        var ear = node.visitor(name);
        node.rest();
        return ear;
    }

    /// An agent's connection that follows the conversation although somebody else serves it.
    private Ear opens(Ear ear) {
        node.order(new Order.Open(ear, X, 99)).rest();
        ear.news();
        return ear;
    }

    private static void forget(Ear... ears) {
        for (var ear : ears) {
            ear.news();
        }
    }

    private Command transfer(AgentId from, AgentId to, long fence) {
        return new Command.Transfer(X, Shop.sender(from), OptionalLong.of(fence), to, Optional.of("over to you"));
    }

    @Test
    void theStateComesFirstThenTheEntriesThenTheAnswer() {
        var agent = node.enrolled(ANN, 5);
        var visitor = visitor("x");
        forget(agent, visitor);

        node.asks(visitor, 1, Node.message("x", new MessageId("m"), "hello")).batch();

        assertThat(visitor.kinds()).containsExactly("Changed", "Committed", "Committed", "Committed", "Answered");
        assertThat(visitor.numbers(X)).containsExactly(1L, 2L, 3L);
        assertThat(visitor.answer(1).map(answer -> ((Answer.Posted) answer).place()))
                .contains(new Place(2, 2));
        assertThat(agent.kinds()).containsExactly("Changed", "Committed", "Committed", "Committed", "Myself");
        var state = visitor.all(Notice.Changed.class).getFirst().snapshot();
        assertThat(state.conversation().servedBy(ANN)).isTrue();
        assertThat(state.conversation().head()).isEqualTo(new Place(3, 3));
    }

    @Test
    void agentsAreToldNothingOfAVisitorWhoNeverWrote() {
        var agent = node.enrolled(ANN, 5);
        node.order(new Order.Watch(agent, Scope.ALL)).rest();
        forget(agent);

        var visitor = visitor("x");
        node.submit(new Command.Describe(X, Optional.of("Xaver"), Optional.empty(), Map.of()));
        node.rest();
        node.leave(visitor).rest();
        node.second().rest();

        assertThat(agent.kinds()).isEmpty();
    }

    @Test
    void aMessageAloneIsNoChangeOfState() {
        var agent = node.enrolled(ANN, 5);
        var visitor = visitor("x");
        node.says("x", "hello");
        node.rest();
        forget(agent, visitor);

        node.says("x", "more");
        node.posts(ANN, "x", new Content.Text("hi"), 1);
        node.batch();

        assertThat(visitor.kinds()).containsExactly("Committed", "Committed");
        assertThat(agent.kinds()).containsExactly("Committed", "Committed");
    }

    @Test
    void aBatchEndsInOneFlushForEachWhoHeardSomething() {
        var agent = node.enrolled(ANN, 5);
        var visitor = visitor("x");
        var other = visitor("y");
        int agents = agent.flushes();
        int visitors = visitor.flushes();
        int others = other.flushes();

        for (int i = 0; i < 10; i++) {
            node.says("x", "text " + i);
        }
        node.batch();

        assertThat(visitor.flushes()).isEqualTo(visitors + 1);
        assertThat(agent.flushes()).isEqualTo(agents + 1);
        assertThat(other.flushes()).isEqualTo(others);
    }

    @Test
    void statesAreToldInTheOrderOfTheLog() {
        var boss = node.enrolled(EVE, 0);
        node.order(new Order.Watch(boss, Scope.ALL)).rest();
        var expected = new ArrayList<ConversationId>();
        for (int i = 0; i < 30; i++) {
            node.says("v" + i, "hello");
            expected.add(Shop.of("v" + i));
        }
        node.batch().read();
        boss.news();

        node.batch();

        assertThat(boss.all(Notice.Changed.class))
                .extracting(changed -> changed.snapshot().conversation().id())
                .containsExactlyElementsOf(expected);
    }

    @Test
    void everyConnectionHearsEachEntryOnceHoweverManyReasonsItHas() {
        var serving = opens(node.enrolled(ANN, 5));
        node.says("x", "hello");
        node.rest();
        opens(serving);
        var second = node.agent(ANN);
        node.order(new Order.Watch(serving, Scope.ALL)).rest();
        var one = visitor("x");
        var two = visitor("x");
        forget(serving, second, one, two);

        node.says("x", "more");
        node.rest();
        node.second();

        for (var ear : List.of(serving, second, one, two)) {
            assertThat(ear.kinds()).containsExactly("Committed");
            assertThat(ear.texts()).containsExactly("more");
        }
    }

    @Test
    void whoOpenedHearsUntilTheyLeaveItAndOthersHearNothing() {
        node.enrolled(ANN, 5);
        var bob = node.enrolled(BOB, 0);
        var eve = node.enrolled(EVE, 0);
        var other = visitor("y");
        node.says("x", "hello");
        node.rest();
        opens(bob);
        forget(bob, eve, other);

        node.says("x", "one");
        node.rest();
        node.order(new Order.Unfollow(bob, X)).rest();
        node.says("x", "two");
        node.rest();

        assertThat(bob.texts()).containsExactly("one");
        assertThat(eve.notices()).isEmpty();
        assertThat(other.notices()).isEmpty();
    }

    @Test
    void whoHasLeftHearsNothing() {
        var agent = node.enrolled(ANN, 5);
        var visitor = visitor("x");
        var watching = node.enrolled(BOB, 0);
        node.order(new Order.Watch(watching, Scope.ALL));
        node.says("x", "hello");
        node.rest();
        var opener = opens(node.enrolled(EVE, 0));
        node.leave(visitor).leave(agent).leave(watching).leave(opener).rest();
        forget(visitor, agent, watching, opener);

        node.says("x", "anybody?");
        node.rest();
        node.second();

        assertThat(List.of(visitor, agent, watching, opener))
                .allMatch(ear -> ear.notices().isEmpty());
    }

    @Test
    void anAgentWhoLosesAConversationIsDismissedAndTheNewOneIsTold() {
        var ann = node.enrolled(ANN, 5);
        node.says("x", "hello");
        node.rest();
        var bob = node.enrolled(BOB, 5);
        var visitor = visitor("x");
        forget(ann, bob, visitor);

        node.asks(ann, 1, transfer(ANN, BOB, 1)).batch();

        assertThat(ann.kinds()).containsExactly("Dismissed", "Myself", "Answered");
        assertThat(ann.all(Notice.Dismissed.class)).containsExactly(new Notice.Dismissed(X, 1));
        assertThat(ann.all(Notice.Myself.class).getFirst().agent().load()).isZero();
        assertThat(bob.kinds()).containsExactly("Changed", "Committed", "Committed", "Myself");
        assertThat(bob.all(Notice.Myself.class).getFirst().agent().load()).isEqualTo(1);
        assertThat(visitor.kinds()).containsExactly("Changed", "Committed");
        assertThat(visitor.entries())
                .allMatch(entry -> entry.content().visible().isPresent());
        forget(ann, bob);

        node.says("x", "who are you?");
        node.rest();
        assertThat(ann.notices()).isEmpty();
        assertThat(bob.texts()).containsExactly("who are you?");
    }

    @Test
    void theDismissedOneWhoOpenedItHearsOn() {
        var ann = node.enrolled(ANN, 5);
        node.says("x", "hello");
        node.rest();
        opens(ann);
        node.enrolled(BOB, 5);
        forget(ann);
        node.submit(transfer(ANN, BOB, 1));
        node.rest();
        node.says("x", "more");
        node.rest();

        assertThat(ann.kinds())
                .containsExactly("Dismissed", "Changed", "Committed", "Committed", "Myself", "Committed");
        assertThat(ann.numbers(X)).containsExactly(4L, 5L, 6L);
    }

    @Test
    void aClosedConversationDismissesItsAgent() {
        var ann = node.enrolled(ANN, 5);
        var visitor = visitor("x");
        node.says("x", "hello");
        node.rest();
        forget(ann, visitor);
        node.submit(new Command.Close(X, new Sender.Visitor(Shop.visitor("x")), OptionalLong.empty()));
        node.rest();

        assertThat(ann.kinds()).containsExactly("Dismissed", "Myself");
        assertThat(visitor.kinds()).containsExactly("Changed", "Committed");
    }

    @Test
    void visitorsHearNothingOfNotesNotEvenThatThereIsOne() {
        var ann = node.enrolled(ANN, 5);
        var visitor = visitor("x");
        node.says("x", "hello");
        node.rest();
        forget(ann, visitor);

        node.posts(ANN, "x", new Content.Note("difficult"), 1);
        node.rest();
        node.second();

        assertThat(visitor.notices()).isEmpty();
        assertThat(ann.kinds()).containsExactly("Committed");
        node.posts(ANN, "x", new Content.Text("hi"), 1);
        node.rest();
        assertThat(visitor.entries().getFirst().visible().orElseThrow().seq()).isEqualTo(4);
    }

    @Test
    void aNewConnectionHearsWhereThingsStandAndOnlyWhatComesLater() {
        node.enrolled(ANN, 5);
        node.says("x", "hello");
        node.says("y", "hello");
        node.rest();

        var ann = node.agent(ANN);
        node.says("x", "in the same batch");
        node.batch();

        assertThat(ann.kinds()).containsExactly("Joined");
        var joined = ann.all(Notice.Joined.class).getFirst();
        assertThat(joined.agent().map(AgentState::load)).contains(2);
        assertThat(joined.conversations())
                .extracting(snapshot -> snapshot.conversation().head().seq())
                .containsExactly(4L, 3L);
        node.says("x", "later");
        node.batch();
        assertThat(ann.texts()).containsExactly("later");
    }

    @Test
    void aConnectionOfNobodyIsToldSoAndHearsNothing() {
        var nobody = node.agent(EVE);
        node.rest();

        assertThat(nobody.notices()).containsExactly(new Notice.Joined(List.of(), Optional.empty()));
        node.submit(new Command.EnrolAgent(EVE, "EVE", 1));
        node.rest();
        node.second();
        assertThat(nobody.notices()).hasSize(1);
    }

    @Test
    void theAnswerToAnOrderCarriesTheConversationAsItStands() {
        var ann = node.enrolled(ANN, 5);
        node.says("x", "hello");
        node.rest();
        forget(ann);
        node.order(new Order.Open(ann, X, 1)).rest();
        node.asks(ann, 2, new Command.Close(X, Shop.sender(ANN), OptionalLong.of(1)));
        node.asks(ann, 3, new Command.SetAvailability(ANN, Shop.sender(ANN), Status.AWAY));
        node.asks(ann, 4, new Command.Close(X, Shop.sender(ANN), OptionalLong.of(1)));
        node.rest();

        var answered = ann.all(Notice.Answered.class);
        assertThat(answered).extracting(Notice.Answered::ticket).containsExactly(1L, 2L, 3L, 4L);
        assertThat(answered.get(0).snapshot().orElseThrow().conversation().servedBy(ANN))
                .isTrue();
        assertThat(answered.get(1).snapshot().orElseThrow().conversation().open())
                .isFalse();
        assertThat(answered.get(2).answer()).isEqualTo(new Answer.AvailabilityIs(ANN, Status.AWAY));
        assertThat(((Answer.Refused) answered.get(3).answer()).code()).isEqualTo(Code.NOT_ASSIGNEE);
    }
}
