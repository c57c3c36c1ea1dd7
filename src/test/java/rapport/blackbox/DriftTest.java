package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;

/// What happens to conversations whose agent is gone (routing.md, section 4).
@Tag("blackbox")
class DriftTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    private static Site hasty;

    @BeforeAll
    static void openASiteWithLittlePatienceForLostAgents() {
        hasty = stage.site("graceSeconds", 1);
    }

    @Test
    void a_lost_agent_is_absent_for_the_grace_and_then_the_next_one_has_it_with_one_entry() {
        Talk talk = stage.talk(hasty, stage.agent(0));
        Agent next = stage.agent(1);
        talk.ask("are you there?");
        long lost = System.nanoTime();
        talk.agent().cut();
        // It is so for a second only: looked for among all that was told, not in the newest state.
        Frame reconnecting = talk.visitor()
                .wire()
                .await(
                        "reconnecting",
                        frame -> frame.is("conversation")
                                && frame.has("conversation.agent")
                                && !frame.flag("conversation.agent.present"));
        assertThat(reconnecting.text("conversation.state")).isEqualTo("assigned");
        Frame state = next.awaitAssigned(talk.conversation());
        assertThat(Duration.ofNanos(System.nanoTime() - lost)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
        assertThat(state.number("fence")).isEqualTo(2);
        assertThat(new Transcript(next.shown(talk.conversation())).complete().kinds())
                .containsExactly("opened", "text", "assigned", "text", "assigned");
        assertThat(talk.asVisitor().kinds()).containsExactly("opened", "text", "assigned", "text", "assigned");
        assertThat(talk.visitor().faults()).isEmpty();
    }

    @Test
    void who_comes_back_too_late_is_told_that_it_is_another_s() {
        Talk talk = stage.talk(hasty, stage.agent(0));
        Agent next = stage.agent(1);
        talk.agent().cut();
        next.awaitAssigned(talk.conversation());
        Frame welcome = talk.agent().connect();
        assertThat(welcome.parts("conversations")).isEmpty();
        // The grace of the other sites still runs.
        assertThat(welcome.text("agent.status")).isEqualTo("online");
        talk.agent().wire().await("dismissed", frame -> frame.is("dismissed"));
    }

    @Test
    void who_comes_back_within_the_grace_has_everything_as_it_was() {
        Talk talk = stage.talk(stage.agent(0));
        stage.agent(1);
        talk.agent().cut();
        talk.visitor()
                .awaitState(
                        talk.conversation(),
                        "reconnecting",
                        state -> state.has("agent") && !state.flag("agent.present"));
        Frame welcome = talk.agent().connect();
        assertThat(welcome.text("agent.status")).isEqualTo("online");
        talk.visitor()
                .awaitState(talk.conversation(), "back", state -> state.has("agent") && state.flag("agent.present"));
        talk.answer("here I am");
        assertThat(talk.fence()).isEqualTo(1);
        assertThat(talk.asVisitor().kinds()).containsExactly("opened", "text", "assigned", "text");
    }

    @Test
    void with_nobody_else_it_is_queued_and_the_first_who_comes_gets_it() {
        Talk talk = stage.talk(hasty, stage.agent(0));
        talk.agent().cut();
        Frame queued = talk.visitor()
                .awaitState(
                        talk.conversation(),
                        "the queue",
                        state -> state.text("state").equals("queued"));
        assertThat(queued.number("fence")).isEqualTo(1);
        assertThat(queued.text("queue.reason")).isEqualTo("nobody_online");
        assertThat(stage.agent(1).awaitAssigned(talk.conversation()).number("fence"))
                .isEqualTo(2);
        assertThat(talk.asVisitor().kinds()).containsExactly("opened", "text", "assigned", "queued", "assigned");
    }

    @Test
    void nobody_gets_more_than_their_capacity_by_it() {
        Agent full = stage.agent(1, 1);
        stage.talk(full);
        Talk talk = stage.talk(hasty, stage.agent(0));
        talk.agent().cut();
        Frame queued = talk.visitor()
                .awaitState(
                        talk.conversation(),
                        "the queue",
                        state -> state.text("state").equals("queued"));
        assertThat(queued.text("queue.reason")).isEqualTo("all_busy");
    }

    @Test
    void one_of_two_connections_lost_is_not_an_agent_lost() {
        Talk talk = stage.talk(hasty, stage.agent(0));
        Agent window = stage.atConsole(new Agent(stage.socket(), talk.agent().token()));
        window.awaitAssigned(talk.conversation());
        stage.agent(1);
        talk.agent().cut();
        stays(talk, window, Duration.ofMillis(1500));
    }

    @Test
    void going_offline_gives_everything_away_at_once() {
        Talk talk = stage.talk(stage.agent(0));
        Agent next = stage.agent(1);
        talk.agent().available("offline");
        talk.agent().wire().await("dismissed", frame -> frame.is("dismissed"));
        next.awaitAssigned(talk.conversation());
        assertThat(talk.asVisitor().kinds()).containsExactly("opened", "text", "assigned", "assigned");
    }

    @Test
    void away_keeps_what_one_has_and_gets_nothing_new() {
        Talk talk = stage.talk(stage.agent(0));
        talk.agent().available("away");
        var other = stage.visitor();
        other.say("hello").ok();
        other.awaitState(
                other.conversation(), "the queue", state -> state.text("state").equals("queued"));
        talk.answer("still with you");
        assertThat(talk.fence()).isEqualTo(1);
        talk.agent().available("online");
        talk.agent().awaitAssigned(other.conversation());
    }

    @Test
    void a_supervisor_sends_somebody_else_offline_and_an_agent_cannot() {
        Talk talk = stage.talk(stage.agent(0));
        Agent next = stage.agent(1);
        Frame offline = Frame.of(
                "availability", "status", "offline", "agent", talk.agent().id());
        assertThat(next.ask(offline).text("code")).isEqualTo("forbidden");
        stage.supervisor().demand(offline);
        next.awaitAssigned(talk.conversation());
    }

    @Test
    void logging_out_closes_the_sockets_with_4502_and_gives_everything_away_at_once() {
        Ready.Person person = stage.staff().hire("agent", 5);
        String token = stage.staff().login(person);
        Talk talk = stage.talk(stage.atConsole(new Agent(stage.socket(), token)).available("online"));
        Agent next = stage.agent(1);
        stage.rest().as(token).delete("/api/v1/session").expect(204);
        assertThat(talk.agent().wire().awaitEnd().code()).isEqualTo(4502);
        next.awaitAssigned(talk.conversation());
        stage.rest().as(token).get("/api/v1/agents").expect(401);
    }

    @Test
    void disabling_an_account_closes_its_sockets_with_4502_and_gives_everything_away_at_once() {
        Ready.Person person = stage.staff().hire("agent", 5);
        String token = stage.staff().login(person);
        Talk talk = stage.talk(stage.atConsole(new Agent(stage.socket(), token)).available("online"));
        Agent next = stage.agent(1);
        stage.admin()
                .patch("/api/v1/agents/" + person.id(), Frame.object("disabled", true))
                .expect(200);
        assertThat(talk.agent().wire().awaitEnd().code()).isEqualTo(4502);
        next.awaitAssigned(talk.conversation());
        stage.rest().login(person.login(), person.password()).expect(401);
    }

    /// That something does not happen can only be seen by waiting as long as it would take.
    private static void stays(Talk talk, Agent agent, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            Frame state = agent.demand(talk.frame("open")).part("conversation");
            assertThat(agent.isMine(state)).isTrue();
            assertThat(state.number("fence")).isEqualTo(1);
        }
    }
}
