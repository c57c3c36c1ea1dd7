package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.openapi.Noon;

/// What supervisors watch, and what they do about it.
@Tag("blackbox")
class BoardTest {
    private static final String PATH = "/api/v1/board?zone=" + Noon.zone();
    /// A board is made at most once a second.
    private static final long SETTLED_MILLIS = 1_100;

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void who_waits_and_who_answers_is_on_it() throws InterruptedException {
        Agent agent = stage.agent(0, 1);
        Talk talk = stage.talk(agent);
        var second = stage.visitor();
        second.say("me too").ok();
        Frame board = board();
        Frame queue = board.parts("queues").getFirst();
        assertThat(queue.number("waiting")).isEqualTo(1);
        assertThat(queue.parts("reasons").getFirst().text("reason")).isEqualTo("all_busy");
        assertThat(queue.parts("conversations"))
                .extracting(waiting -> waiting.text("conversation"))
                .containsExactly(second.conversation());
        Frame shown = agent(board, agent);
        assertThat(shown.text("status")).isEqualTo("online");
        assertThat(shown.flag("connected")).isTrue();
        assertThat(shown.number("load")).isEqualTo(1);
        assertThat(shown.number("capacity")).isEqualTo(1);
        assertThat(board.number("today.waiting")).isEqualTo(1);
        assertThat(talk.fence()).isPositive();
    }

    @Test
    void the_days_numbers_count_what_happens() throws InterruptedException {
        Frame before = board();
        Agent agent = stage.agent(0);
        Talk talk = stage.talk(agent);
        talk.answer("good day");
        talk.answer("anything else?");
        agent.available("away");
        var lost = stage.visitor();
        lost.say("nobody there?").ok();
        lost.demand(Frame.of("close", "conversation", lost.conversation()));
        Frame after = board();
        assertThat(after.number("today.opened")).isEqualTo(before.number("today.opened") + 2);
        assertThat(after.number("today.answered")).isEqualTo(before.number("today.answered") + 1);
        assertThat(after.number("today.abandoned")).isEqualTo(before.number("today.abandoned") + 1);
        assertThat(after.number("today.firstResponse.count")).isEqualTo(before.number("today.firstResponse.count") + 1);
        assertThat(after.number("today.firstResponse.medianSeconds")).isNotNegative();
        assertThat(agent(after, agent).number("conversations"))
                .isEqualTo(agent(before, agent).number("conversations") + 1);
    }

    @Test
    void who_has_lost_the_connection_is_shown_so() throws InterruptedException {
        Agent agent = stage.agent(0);
        agent.cut();
        Awaitility.await().until(() -> !agent(board(), agent).flag("connected"));
        Frame shown = agent(board(), agent);
        assertThat(shown.text("lostAt")).isNotBlank();
        assertThat(shown.text("status")).isEqualTo("online");
    }

    @Test
    void agents_may_not_see_it() {
        stage.rest().as(stage.staff().token(0)).get(PATH).expect(403);
        stage.rest().get(PATH).expect(401);
    }

    @Test
    void a_supervisor_takes_what_they_see_and_not_what_has_moved_on_since() {
        Talk talk = stage.talk(stage.agent(0));
        long seen = talk.fence();
        Agent supervisor = stage.supervisor().available("online");
        Agent next = stage.agent(1);
        talk.agent().demand(talk.fenced("transfer").with("to", java.util.Map.of("agent", next.id())));
        Frame late = supervisor.ask(talk.frame("take").with("fence", seen));
        assertThat(late.text("code")).isEqualTo("already_taken");
        assertThat(late.toString()).contains(next.id());
        Frame taken = supervisor.demand(talk.frame("take").with("fence", seen + 1));
        assertThat(taken.text("conversation.agent.id")).isEqualTo(supervisor.id());
    }

    @RepeatedTest(3)
    void
            of_two_supervisors_and_an_agent_who_take_the_same_chat_in_the_same_instant_one_wins_and_the_others_are_told_who()
                    throws Exception {
        // They wait for their own agent, who is full; everybody else could have them by hand only.
        Site patient = stage.site("patienceSeconds", 600);
        Talk talk = stage.talk(patient, stage.agent(0, 1));
        talk.answer("good day");
        talk.agent().demand(talk.fenced("close"));
        stage.talk(talk.agent());
        talk.visitor().say("anybody?").ok();
        String chat = talk.conversation();
        Agent first = stage.supervisor().available("online");
        Agent second = stage.atConsole(new Agent(
                        stage.socket(), stage.staff().login(stage.staff().hire("supervisor", 5))))
                .available("online");
        List<Agent> takers = List.of(first, second, stage.agent(1));
        CyclicBarrier instant = new CyclicBarrier(takers.size());
        List<Frame> replies = together(takers.stream().<Callable<Frame>>map(taker -> () -> {
            instant.await();
            return taker.ask(Frame.of("take", "conversation", chat, "fence", 1));
        }));
        List<Frame> won = replies.stream().filter(reply -> reply.is("ok")).toList();
        assertThat(won).hasSize(1);
        String winner = won.getFirst().text("conversation.agent.id");
        assertThat(takers).extracting(Agent::id).contains(winner);
        assertThat(replies.stream().filter(reply -> !reply.is("ok"))).hasSize(2).allSatisfy(reply -> {
            assertThat(reply.text("code")).isEqualTo("already_taken");
            assertThat(reply.toString()).contains(winner);
        });
        assertThat(talk.asVisitor().kinds()).endsWith("closed", "opened", "text", "queued", "assigned");
    }

    private static List<Frame> together(Stream<Callable<Frame>> asked) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(asked.toList()).stream()
                    .map(BoardTest::answered)
                    .toList();
        }
    }

    private static Frame answered(Future<Frame> reply) {
        try {
            return reply.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static Frame board() throws InterruptedException {
        Thread.sleep(SETTLED_MILLIS);
        return stage.rest()
                .as(stage.staff().supervisorToken())
                .get(PATH)
                .expect(200)
                .json();
    }

    private static Frame agent(Frame board, Agent agent) {
        return board.parts("agents").stream()
                .filter(shown -> shown.text("id").equals(agent.id()))
                .findFirst()
                .orElseThrow();
    }
}
