package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rapport.desk.AgentId;
import rapport.desk.AgentRef;
import rapport.desk.Command;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.Marks;
import rapport.desk.NodeId;
import rapport.desk.Place;
import rapport.desk.Shop;
import rapport.log.MemoryLog;

/// What is told and never logged: who is there, who is writing, who has read what, and how far everything is.
final class PresenceTest {
    private static final AgentId ANN = new AgentId("ann");
    private static final AgentId BOB = new AgentId("bob");
    private static final ConversationId X = Shop.of("x");

    private final MemoryLog memory = new MemoryLog();
    private final FaultyLog log = new FaultyLog(memory);
    private final Node node = new Node("n1", log, memory, new HandClock());
    private Ear ann;
    private Ear bob;
    private Ear visitor;

    /// Ann serves `x`: opened, hello, assigned, a note, a text. Bob opened it.
    @BeforeEach
    void annServesX() {
        ann = node.enrolled(ANN, 5);
        visitor = node.visitor("x");
        node.rest();
        node.says("x", "hello");
        node.rest();
        bob = node.enrolled(BOB, 0);
        node.posts(ANN, "x", new Content.Note("a note"), 1);
        node.posts(ANN, "x", new Content.Text("hi"), 1);
        node.order(new Order.Open(bob, X, 1)).rest();
        node.second();
        forget();
    }

    private void forget() {
        ann.news();
        bob.news();
        visitor.news();
        log.attempts().clear();
    }

    private static Snapshot only(Ear ear) {
        assertThat(ear.kinds()).containsExactly("Changed");
        return ear.all(Notice.Changed.class).getFirst().snapshot();
    }

    private static Viewer.PageSeen page(String url) {
        return new Viewer.PageSeen(url, Optional.empty(), Optional.empty());
    }

    private void nothingWasAppended() {
        assertThat(log.attempts()).allMatch(attempt -> attempt.batch().events().isEmpty());
    }

    @Test
    void agentsHearWhetherTheVisitorIsThere() {
        node.leave(visitor).rest();
        assertThat(only(ann).visitor()).isEqualTo(Snapshot.Presence.AWAY);
        assertThat(only(bob).visitor().present()).isFalse();
        forget();

        var back = node.visitor("x");
        node.rest();
        assertThat(only(ann).visitor()).isEqualTo(new Snapshot.Presence(true, Optional.empty(), Optional.of("en")));
        assertThat(back.kinds()).containsExactly("Joined");
        nothingWasAppended();
    }

    @Test
    void aVisitorIsThereAsLongAsOneOfTheirTabsIs() {
        var second = node.visitor("x");
        node.rest();
        node.leave(visitor).rest();
        assertThat(ann.notices()).isEmpty();

        node.leave(second).rest();
        assertThat(only(ann).visitor().present()).isFalse();
    }

    @Test
    void agentsHearWhereTheVisitorIsAndVisitorsDoNot() {
        node.order(new Order.Page(visitor, page("https://shop/cart"))).rest();
        assertThat(only(ann).visitor().page()).contains(page("https://shop/cart"));
        assertThat(visitor.notices()).isEmpty();
        forget();

        var second = new Ear(
                new Viewer.OfVisitor(
                        Shop.visitor("x"), Shop.SITE, Optional.of("de"), Optional.of(page("https://shop/help"))),
                Runnable::run);
        node.join(second);
        node.rest();
        assertThat(only(ann).visitor())
                .isEqualTo(new Snapshot.Presence(true, Optional.of(page("https://shop/help")), Optional.of("de")));
        nothingWasAppended();
    }

    @Test
    void visitorsHearWhetherTheirAgentIsThere() {
        var second = node.agent(ANN);
        node.rest();
        node.leave(ann).rest();
        assertThat(visitor.notices()).isEmpty();

        node.leave(second).rest();
        assertThat(only(visitor).agentPresent()).isFalse();
        forget();
        node.agent(ANN);
        node.rest();
        assertThat(only(visitor).agentPresent()).isTrue();
        assertThat(only(visitor).conversation().fence()).isEqualTo(1);
    }

    @Test
    void anAgentWhoComesBackWhileTheirLastConnectionIsCheckedIsThere() {
        node.leave(ann).batch();
        var back = node.agent(ANN);
        node.rest();
        node.leave(back).batch();
        var again = node.agent(ANN);
        node.order(new Order.CheckAgent(ANN));
        node.rest();

        assertThat(again.kinds()).startsWith("Joined");
        assertThat(node.view().agent(ANN).orElseThrow().agent().connected()).isTrue();
        assertThat(visitor.all(Notice.Changed.class))
                .allMatch(changed -> changed.snapshot().agentPresent());
    }

    @Test
    void whatTheLogSaysOfConnectionsIsMadeWhatIsSo() {
        node.submit(new Command.ForgetNode(new NodeId("n1")));
        node.rest();
        assertThat(only(visitor).agentPresent()).isFalse();
        forget();
        node.second().rest();
        assertThat(only(visitor).agentPresent()).isTrue();
        forget();

        node.submit(new Command.EnrolAgent(new AgentId("eve"), "EVE", 1));
        node.submit(new Command.ConnectAgent(new AgentId("eve"), new NodeId("n1")));
        node.rest();
        node.second().rest();
        assertThat(node.view().agent(new AgentId("eve")).orElseThrow().agent().connected())
                .isFalse();
    }

    @Test
    void agentsHearThatTheVisitorIsWritingAndWhat() {
        var second = node.visitor("x");
        node.rest();
        node.order(new Order.Typing(visitor, X, Optional.of("I would li"))).rest();

        var heard = new Notice.Typing(X, Optional.empty(), Optional.of("I would li"));
        assertThat(ann.notices()).containsExactly(heard);
        assertThat(bob.notices()).containsExactly(heard);
        assertThat(visitor.notices()).isEmpty();
        assertThat(second.kinds()).containsExactly("Joined");
        nothingWasAppended();
    }

    @Test
    void visitorsHearThatTheirAgentIsWritingButNotWhatAndNobodyElse() {
        node.order(new Order.Typing(ann, X, Optional.of("you are wro"))).rest();
        assertThat(visitor.notices())
                .containsExactly(new Notice.Typing(X, Optional.of(new AgentRef(ANN, "ANN")), Optional.empty()));
        forget();

        node.order(new Order.Typing(bob, X, Optional.of("me too"))).rest();
        assertThat(visitor.notices()).isEmpty();
        assertThat(ann.notices()).isEmpty();
    }

    @Test
    void marksAreToldOnceABatchToBothSides() {
        node.order(new Order.Mark(visitor, X, false, 3));
        node.order(new Order.Mark(visitor, X, true, 2));
        node.order(new Order.Mark(ann, X, true, 4));
        node.order(new Order.Mark(visitor, X, true, 3));
        node.batch();

        for (var ear : List.of(ann, bob, visitor)) {
            assertThat(only(ear).marks()).isEqualTo(new Marks(3, 3, 4, 4));
        }
        nothingWasAppended();
    }

    @Test
    void aVisitorsMarkIsTranslatedPastWhatIsHidden() {
        // The visitor's fourth entry is the fifth of all: the note stands before it.
        node.order(new Order.Mark(visitor, X, true, 4)).rest();

        assertThat(only(ann).marks()).isEqualTo(new Marks(5, 5, 0, 0));
    }

    @Test
    void aMarkNeverGoesBackAndNeverBeyondTheHead() {
        node.order(new Order.Mark(visitor, X, true, 1_000));
        node.order(new Order.Mark(ann, X, false, 1_000));
        node.rest();
        assertThat(only(visitor).marks()).isEqualTo(new Marks(5, 5, 5, 0));
        forget();

        node.order(new Order.Mark(visitor, X, true, 2));
        node.order(new Order.Mark(visitor, X, false, 4));
        node.order(new Order.Mark(ann, X, false, 3));
        node.rest();
        assertThat(visitor.notices()).isEmpty();
        assertThat(ann.notices()).isEmpty();
    }

    @Test
    void ofAgentsOnlyTheOneWhoServesMarks() {
        node.order(new Order.Mark(bob, X, true, 5)).rest();

        assertThat(visitor.notices()).isEmpty();
        assertThat(bob.notices()).isEmpty();
    }

    @Test
    void marksAreStoredWithinASecondAndSurviveAStart() {
        node.order(new Order.Mark(visitor, X, true, 4)).rest();
        node.second();
        var again = new Node("n1", memory, memory, new HandClock());
        again.order(new Order.Inspect(view -> {})).rest();
        var agent = again.agent(ANN);
        again.rest();

        assertThat(agent.all(Notice.Joined.class)
                        .getFirst()
                        .conversations()
                        .getFirst()
                        .marks())
                .isEqualTo(new Marks(5, 5, 0, 0));
    }

    @Test
    void headsAreThoseOfWhatAConnectionFollowsInBothNumberings() {
        node.says("y", "hello");
        node.rest();
        node.order(new Order.AskHeads(visitor));
        node.order(new Order.AskHeads(ann));
        node.order(new Order.AskHeads(bob));
        node.rest();

        assertThat(visitor.all(Notice.Heads.class).getFirst().heads()).containsOnly(Map.entry(X, new Place(5, 4)));
        assertThat(ann.all(Notice.Heads.class).getFirst().heads())
                .containsOnly(Map.entry(X, new Place(5, 4)), Map.entry(Shop.of("y"), new Place(3, 3)));
        assertThat(bob.all(Notice.Heads.class).getFirst().heads()).containsOnly(Map.entry(X, new Place(5, 4)));
        forget();

        node.submit(new Command.Close(X, Shop.sender(ANN), OptionalLong.of(1)));
        node.order(new Order.Unfollow(bob, X)).rest();
        forget();
        node.order(new Order.AskHeads(ann)).order(new Order.AskHeads(bob)).rest();
        assertThat(ann.all(Notice.Heads.class).getFirst().heads()).containsOnlyKeys(Shop.of("y"));
        assertThat(bob.all(Notice.Heads.class).getFirst().heads()).isEmpty();
    }

    @Test
    void whoIsNotThereIsToldNoHeads() {
        node.leave(ann).order(new Order.AskHeads(ann)).rest();

        assertThat(ann.notices()).isEmpty();
    }
}
