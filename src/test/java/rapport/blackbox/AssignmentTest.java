package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;

/// Take, transfer, release, close: who may, what it leaves in the log, and what both agents are told (P8).
@Tag("blackbox")
class AssignmentTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void a_transfer_is_one_public_entry_and_the_new_agent_reads_the_one_log() {
        Talk talk = stage.talk(stage.agent(0));
        talk.ask("question");
        talk.answer("answer");
        Agent next = stage.agent(1);
        long before = talk.fence();
        Frame ok = talk.agent().demand(talk.fenced("transfer").with("to", Map.of("agent", next.id())));
        assertThat(ok.text("conversation.agent.id")).isEqualTo(next.id());
        assertThat(ok.number("conversation.fence")).isEqualTo(before + 1);

        Frame dismissed = talk.agent().wire().await("dismissed", frame -> frame.is("dismissed"));
        assertThat(dismissed.text("conversation")).isEqualTo(talk.conversation());
        assertThat(dismissed.number("fence")).isPositive();
        assertThat(next.awaitAssigned(talk.conversation()).number("fence")).isEqualTo(before + 1);
        assertThat(new Transcript(next.shown(talk.conversation())).complete().kinds())
                .containsExactly("opened", "text", "assigned", "text", "text", "assigned");
        Transcript seen = talk.asVisitor();
        assertThat(seen.kinds()).containsExactly("opened", "text", "assigned", "text", "text", "assigned");
        Frame assigned = seen.entries().getLast();
        assertThat(assigned.text("content.agent.id")).isEqualTo(next.id());
        assertThat(assigned.number("content.fence")).isEqualTo(before + 1);
        assertThat(talk.visitor().faults()).isEmpty();
    }

    @Test
    void the_old_agent_hears_no_more_of_it_and_their_old_fence_is_refused() {
        Talk talk = stage.talk(stage.agent(0));
        Agent next = stage.agent(1);
        long fence = talk.fence();
        talk.agent().demand(talk.fenced("transfer").with("to", Map.of("agent", next.id())));
        next.awaitAssigned(talk.conversation());
        int after = talk.agent().wire().position();
        assertThat(talk.agent()
                        .say(talk.conversation(), "too late", fence)
                        .reply()
                        .text("code"))
                .isEqualTo("not_assignee");
        talk.visitor().say("hello new one").ok();
        next.say(talk.conversation(), "hello").ok();
        talk.agent().demand(Frame.of("watch", "scope", "none"));
        assertThat(talk.agent().wire().receivedAfter(after)).noneMatch(frame -> frame.is("entry"));
        assertThat(talk.asVisitor().turns()).extracting(Dialogue.Turn::text).doesNotContain("too late");
    }

    @Test
    void a_stale_missing_or_future_fence_is_refused_in_every_frame_that_needs_one() {
        Talk talk = stage.talk(stage.agent(0));
        Agent next = stage.agent(1);
        Frame to = Frame.object("to", Map.of("agent", next.id()));
        Frame text = Frame.object("content", Map.of("kind", "text", "text", "no"));
        for (long wrong : new long[] {talk.fence() - 1, talk.fence() + 1}) {
            for (Frame frame : List.of(
                    talk.frame("send").with(text),
                    talk.frame("transfer").with(to),
                    talk.frame("release"),
                    talk.frame("close"))) {
                assertThat(talk.agent().ask(frame.with("fence", wrong)).text("code"))
                        .as("%s with fence %s", frame, wrong)
                        .isEqualTo("not_assignee");
            }
        }
        assertThat(talk.agent().ask(talk.frame("send").with(text)).text("code")).isEqualTo("not_assignee");
        assertThat(talk.agent().ask(talk.frame("close")).text("code")).isEqualTo("not_assignee");
        for (Frame frame : List.of(talk.frame("transfer").with(to), talk.frame("release"))) {
            assertThat(talk.agent().ask(frame).text("code")).as("%s", frame).isEqualTo("not_assignee");
        }
        assertThat(talk.asAgent().kinds()).containsExactly("opened", "text", "assigned");
        assertThat(next.state(talk.conversation())).isEmpty();
    }

    @Test
    void nobody_but_the_assignee_can_act_on_it_even_with_the_right_fence() {
        Talk talk = stage.talk(stage.agent(0));
        Agent other = stage.offlineAgent(1);
        Frame text = Frame.object("content", Map.of("kind", "text", "text", "no"));
        for (Frame frame : List.of(
                talk.fenced("send").with(text),
                talk.fenced("release"),
                talk.fenced("close"),
                talk.fenced("transfer").with("to", Map.of("agent", other.id())))) {
            Frame reply = other.ask(frame);
            assertThat(reply.text("code")).as("%s", frame).isIn("not_assignee", "forbidden", "not_found");
        }
        assertThat(talk.asAgent().kinds()).containsExactly("opened", "text", "assigned");
    }

    @Test
    void a_transfer_to_who_cannot_have_it_changes_nothing() {
        Agent full = stage.agent(1, 1);
        stage.talk(full);
        Talk talk = stage.talk(stage.agent(0));
        Frame transfer = talk.fenced("transfer");
        assertThat(talk.agent()
                        .ask(transfer.with("to", Map.of("agent", full.id())))
                        .text("code"))
                .isEqualTo("at_capacity");
        assertThat(talk.agent()
                        .ask(transfer.with("to", Map.of("agent", "nobody")))
                        .text("code"))
                .isEqualTo("not_found");
        Frame offline = talk.agent()
                .ask(transfer.with("to", Map.of("agent", stage.staff().person(2).id())));
        assertThat(offline.type()).isEqualTo("error");
        assertThat(talk.asAgent().kinds()).containsExactly("opened", "text", "assigned");
        assertThat(talk.agent().say(talk.conversation(), "still mine").ok().type())
                .isEqualTo("ok");
    }

    @Test
    void an_agent_takes_an_idle_conversation_to_write_first() {
        Talk talk = stage.talk(stage.agent(0));
        talk.agent().demand(talk.fenced("close"));
        Frame taken = talk.agent().demand(talk.frame("take")).part("conversation");
        assertThat(talk.agent().isMine(taken)).isTrue();
        assertThat(taken.number("cycle")).isEqualTo(2);
        assertThat(taken.number("fence")).isEqualTo(2);
        talk.agent().awaitAssigned(talk.conversation());
        talk.answer("did it arrive?");
        assertThat(talk.asVisitor().kinds())
                .containsExactly("opened", "text", "assigned", "closed", "opened", "assigned", "text");
    }

    @Test
    void what_is_another_agents_is_already_taken() {
        Talk talk = stage.talk(stage.agent(0));
        Agent other = stage.agent(1);
        Frame reply = other.ask(talk.frame("take"));
        assertThat(reply.text("code")).isEqualTo("already_taken");
        assertThat(reply.toString()).contains(talk.agent().id());
        assertThat(talk.asAgent().kinds()).containsExactly("opened", "text", "assigned");
    }

    @Test
    void a_supervisor_takes_it_from_another_agent_with_one_entry() {
        Talk talk = stage.talk(stage.agent(0));
        Agent supervisor = stage.supervisor().available("online");
        Frame taken = supervisor.demand(talk.fenced("take")).part("conversation");
        assertThat(supervisor.isMine(taken)).isTrue();
        talk.agent().wire().await("dismissed", frame -> frame.is("dismissed"));
        supervisor.awaitAssigned(talk.conversation());
        assertThat(talk.asVisitor().kinds()).containsExactly("opened", "text", "assigned", "assigned");
    }

    @Test
    void nobody_takes_more_than_their_capacity() {
        Talk idle = stage.talk(stage.agent(0));
        idle.agent().demand(idle.fenced("close"));
        Agent full = stage.agent(1, 1);
        idle.agent().demand(Frame.of("availability", "status", "away"));
        stage.talk(full);
        assertThat(full.ask(idle.frame("take")).text("code")).isEqualTo("at_capacity");
        assertThat(idle.asAgent().kinds()).endsWith("closed");
    }

    @Test
    void what_does_not_exist_is_not_found() {
        Agent agent = stage.agent(0);
        for (String type : List.of("open", "take", "history", "close", "release")) {
            Frame frame = Frame.of(type, "conversation", Ids.next(), "fence", 1);
            assertThat(agent.ask(frame).text("code")).as(type).isEqualTo("not_found");
        }
    }

    @Test
    void a_release_goes_back_to_the_queue_with_one_entry_and_the_fence_as_it_was() {
        Talk talk = stage.talk(stage.agent(0));
        talk.agent().demand(Frame.of("availability", "status", "away"));
        Frame ok = talk.agent().demand(talk.fenced("release"));
        assertThat(ok.text("conversation.state")).isEqualTo("queued");
        assertThat(ok.number("conversation.fence")).isEqualTo(1);
        talk.agent().wire().await("dismissed", frame -> frame.is("dismissed"));
        assertThat(talk.asVisitor().kinds()).containsExactly("opened", "text", "assigned", "queued");
        Frame told = talk.visitor()
                .awaitState(
                        talk.conversation(),
                        "the queue",
                        state -> state.text("state").equals("queued"));
        assertThat(told.has("agent")).isFalse();
        assertThat(told.number("queue.position")).isEqualTo(1);
    }

    @Test
    void a_released_conversation_goes_to_another_agent_who_is_free() {
        Talk talk = stage.talk(stage.agent(0));
        Agent next = stage.agent(1);
        talk.agent().demand(Frame.of("availability", "status", "away"));
        talk.agent().demand(talk.fenced("release"));
        assertThat(next.awaitAssigned(talk.conversation()).number("fence")).isEqualTo(2);
    }

    @Test
    void a_supervisor_speaks_in_it_with_join_and_not_without() {
        Talk talk = stage.talk(stage.agent(0));
        Agent supervisor = stage.supervisor();
        supervisor.demand(talk.frame("open"));
        Frame text = talk.frame("send").with("content", Map.of("kind", "text", "text", "the manager here"));
        assertThat(supervisor.ask(text).text("code")).isEqualTo("not_assignee");
        supervisor.demand(text.with("join", true));
        talk.visitor()
                .awaitShown(
                        talk.conversation(),
                        "the supervisor",
                        entry -> entry.maybe("author.id")
                                .filter(supervisor.id()::equals)
                                .isPresent());
        assertThat(talk.state().text("agent.id")).isEqualTo(talk.agent().id());
        assertThat(talk.asVisitor().kinds()).containsExactly("opened", "text", "assigned", "text");
    }

    @Test
    void closing_frees_the_slot_for_who_waits() {
        Agent agent = stage.agent(0, 1);
        Talk talk = stage.talk(agent);
        var next = stage.visitor();
        next.say("me too").ok();
        agent.demand(talk.fenced("close"));
        agent.awaitAssigned(next.conversation());
        assertThat(new Transcript(next.history(next.conversation(), 50)).kinds())
                .containsExactly("opened", "text", "queued", "assigned");
    }

    @Test
    void each_assignment_is_stored_with_its_reason() {
        Talk talk = stage.talk(stage.agent(0));
        Agent next = stage.agent(1);
        talk.agent().demand(talk.fenced("transfer").with("to", Map.of("agent", next.id())));
        List<Frame> decisions = stage.rest()
                .as(stage.staff().supervisorToken())
                .get("/api/v1/conversations/" + talk.conversation() + "/decisions")
                .expect(200)
                .json()
                .parts("decisions");
        assertThat(decisions).hasSize(2);
        assertThat(decisions)
                .extracting(decision -> decision.text("agent"))
                .contains(talk.agent().id(), next.id());
        assertThat(decisions).allSatisfy(decision -> {
            assertThat(decision.text("at")).isNotBlank();
            assertThat(decision.text("trigger")).isNotBlank();
            assertThat(decision.text("rule")).isNotBlank();
            decision.parts("candidates").forEach(candidate -> {
                assertThat(candidate.text("agent")).isNotBlank();
                assertThat(candidate.number("load")).isNotNegative();
                assertThat(candidate.number("capacity")).isPositive();
            });
        });
    }
}
