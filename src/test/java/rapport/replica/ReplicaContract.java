package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.MessageId;
import rapport.desk.NodeId;
import rapport.desk.Role;
import rapport.desk.Sender;
import rapport.desk.Shop;
import rapport.desk.Status;
import rapport.log.Store;
import rapport.transcript.Transcript.Range;

/// A replica with its thread, its mailbox and listeners on loops of their own. Each log that it can run on extends
/// this.
abstract class ReplicaContract {
    private static final AgentId ANN = new AgentId("ann");

    private final List<Throwable> broken = new CopyOnWriteArrayList<>();
    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private final HandClock clock = new HandClock();
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private Store store;
    private Replica replica;

    abstract Store open();

    /// Closes what [#open] opened.
    abstract void closeStore();

    @BeforeEach
    void start() {
        store = open();
        replica = replica();
    }

    @AfterEach
    void stop() {
        replica.close();
        loop.shutdown();
        readers.shutdown();
        closeStore();
        assertThat(broken).isEmpty();
    }

    private Replica replica() {
        return new Replica(
                Node.DESK,
                new NodeId("n1"),
                store.log(),
                store.tables(),
                clock,
                new Random(1),
                readers,
                (thread, wrong) -> broken.add(wrong));
    }

    @Test
    void aVisitorAndAnAgentTalk() {
        var agent = agent(ANN, 3);
        var visitor = join(new Ear(viewer("x"), loop));

        replica.submit(visitor, 1, message("x", "m1", "hello"), Optional.of(Shop.SITE));
        await().until(() -> visitor.answer(1).isPresent());
        await().until(() -> agent.texts().contains("hello"));
        replica.submit(agent, 2, answer(ANN, "x", "a1", "hi", 1), Optional.empty());
        await().until(() -> visitor.texts().contains("hi"));

        assertThat(visitor.numbers(Shop.of("x"))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(store.transcript().all(Shop.of("x"), Range.newest(50)).entries().stream()
                        .map(entry -> entry.place().seq()))
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void everyMessageOfManySendersIsAnsweredOnceAndStoredInTheirOrder() {
        agent(ANN, 100);
        int visitors = 20;
        int each = 30;
        var ears = new ArrayList<Ear>();
        for (int v = 0; v < visitors; v++) {
            ears.add(join(new Ear(viewer("v" + v), loop)));
        }
        for (int m = 0; m < each; m++) {
            for (int v = 0; v < visitors; v++) {
                replica.submit(ears.get(v), m, message("v" + v, "m" + m, "text " + m), Optional.of(Shop.SITE));
            }
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ears.stream()
                        .allMatch(ear -> ear.all(Notice.Answered.class).size() == each));

        for (int v = 0; v < visitors; v++) {
            var said = store.transcript().all(Shop.of("v" + v), new Range.After(0, 1_000)).entries().stream()
                    .flatMap(entry -> entry.content() instanceof Content.Text text
                            ? java.util.stream.Stream.of(text.text())
                            : java.util.stream.Stream.empty())
                    .toList();
            assertThat(said).hasSize(each).isEqualTo(ears.get(v).texts());
            for (int m = 0; m < each; m++) {
                assertThat(said.get(m)).isEqualTo("text " + m);
            }
        }
    }

    @Test
    void aSecondStartGoesOnWhereTheFirstStopped() {
        agent(ANN, 3);
        assertThat(replica.ask(message("x", "m1", "hello"), Optional.of(Shop.SITE)))
                .isInstanceOf(Answer.Posted.class);
        assertThat(replica.ask(message("y", "m1", "hello"), Optional.of(Shop.SITE)))
                .isInstanceOf(Answer.Posted.class);
        replica.ask(new Command.Close(Shop.of("y"), visitor("y"), OptionalLong.empty()), Optional.empty());
        replica.close();

        replica = replica();

        var again = (Answer.Posted) replica.ask(message("x", "m1", "hello"), Optional.of(Shop.SITE));
        assertThat(again.duplicate()).isTrue();
        assertThat(again.place().seq()).isEqualTo(2);
        var second = (Answer.Posted) replica.ask(message("x", "m2", "more"), Optional.of(Shop.SITE));
        assertThat(second.place().seq()).isEqualTo(4);
        var reopened = (Answer.Posted) replica.ask(message("y", "m2", "back"), Optional.of(Shop.SITE));
        assertThat(reopened.place().seq()).isEqualTo(6);
    }

    @Test
    void whoWasSentAwayByAStopHasTheWholeGraceFromTheNextStartOn() {
        var agent = agent(ANN, 3);
        replica.ask(message("x", "m1", "hello"), Optional.of(Shop.SITE));
        replica.drain();
        replica.leave(agent);
        replica.close();
        clock.turn(Duration.ofMinutes(10));

        replica = replica();
        assertThat(load(ANN)).isEqualTo(1);

        clock.turn(Duration.ofSeconds(19));
        settled("bob");
        assertThat(load(ANN)).isEqualTo(1);
        clock.turn(Duration.ofSeconds(2));
        await().untilAsserted(() -> assertThat(load(ANN)).isZero());
    }

    @Test
    void marksOfTheLastMomentAreStoredBeforeItStops() {
        var visitor = join(new Ear(viewer("x"), loop));
        replica.submit(visitor, 1, message("x", "m1", "hello"), Optional.of(Shop.SITE));
        await().until(() -> visitor.answer(1).isPresent());
        replica.mark(visitor, Shop.of("x"), true, 3);

        replica.close();

        assertThat(store.tables()
                        .conversation(Shop.of("x"))
                        .orElseThrow()
                        .marks()
                        .visitorRead())
                .isEqualTo(3);
    }

    @Test
    void whoAsksAfterItStoppedIsNotLeftWaiting() {
        replica.close();

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> replica.ask(message("x", "m1", "hello"), Optional.of(Shop.SITE)))
                .isInstanceOf(IllegalStateException.class);
    }

    private Ear agent(AgentId agent, int capacity) {
        replica.ask(new Command.EnrolAgent(agent, "Ann", capacity), Optional.empty());
        var ear = join(new Ear(new Viewer.OfAgent(agent, Role.AGENT), loop));
        replica.ask(new Command.SetAvailability(agent, Shop.sender(agent), Status.ONLINE), Optional.empty());
        return ear;
    }

    /// Whatever was due is done now: the desk is settled after each command.
    private void settled(String newcomer) {
        replica.ask(new Command.EnrolAgent(new AgentId(newcomer), newcomer, 1), Optional.empty());
    }

    private int load(AgentId agent) {
        return replica.inspect(view -> view.agent(agent).orElseThrow().load());
    }

    private Ear join(Ear ear) {
        replica.join(ear);
        await().until(() -> !ear.all(Notice.Joined.class).isEmpty());
        return ear;
    }

    private static Viewer.OfVisitor viewer(String name) {
        return new Viewer.OfVisitor(Shop.visitor(name), Shop.SITE, Optional.empty(), Optional.empty());
    }

    private static Sender.Visitor visitor(String name) {
        return new Sender.Visitor(Shop.visitor(name));
    }

    private static Command.PostMessage message(String visitor, String id, String text) {
        return new Command.PostMessage(
                ConversationId.of(Shop.visitor(visitor)),
                visitor(visitor),
                new MessageId(id),
                new Content.Text(text),
                OptionalLong.empty(),
                false,
                Command.Lookup.NOT_ASKED);
    }

    private static Command.PostMessage answer(AgentId agent, String visitor, String id, String text, long fence) {
        return Shop.message(agent, visitor, new MessageId(id), new Content.Text(text), OptionalLong.of(fence));
    }
}
