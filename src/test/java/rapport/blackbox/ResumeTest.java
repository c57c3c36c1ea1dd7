package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.Visitor;
import rapport.blackbox.client.Wire;

/// P5 and section 7: a cursor is continued with exactly what came after it, or reset.
@Tag("blackbox")
class ResumeTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void a_cursor_is_continued_with_exactly_what_came_after_it() {
        Talk talk = stage.talk(stage.agent(0));
        long head = talk.ask("before the tunnel").ok().number("seq");
        talk.visitor().cut();
        talk.agent().say(talk.conversation(), "first").ok();
        long last = talk.agent().say(talk.conversation(), "second").ok().number("seq");
        talk.visitor().connect();
        talk.visitor().awaitShown(talk.conversation(), "the last", entry -> entry.number("seq") == last);
        Frame replay = talk.visitor().wire().await("replay", frame -> frame.is("replay"));
        assertThat(replay.number("from")).isEqualTo(head + 1);
        assertThat(replay.number("head")).isEqualTo(last);
        Frame live = talk.visitor().wire().await("live", frame -> frame.is("live"));
        assertThat(live.number("head")).isEqualTo(last);
        assertThat(entries(talk.visitor().wire())).containsExactly(head + 1, last);
        assertThat(talk.visitor().faults()).isEmpty();
    }

    @Test
    void a_cursor_at_the_head_gets_an_empty_replay() {
        Talk talk = stage.talk(stage.agent(0));
        Wire wire = resume(talk, "epoch", 3);
        Frame replay = wire.await("replay", frame -> frame.is("replay"));
        assertThat(replay.number("from")).isEqualTo(4);
        wire.await("live", frame -> frame.is("live"));
        assertThat(entries(wire)).isEmpty();
    }

    @Test
    void a_cursor_without_an_epoch_is_continued_too() {
        Talk talk = stage.talk(stage.agent(0));
        Wire wire = resume(talk, "none", 1);
        wire.await("live", frame -> frame.is("live"));
        assertThat(entries(wire)).containsExactly(2L, 3L);
    }

    @Test
    void without_a_cursor_the_replay_is_the_newest_fifty() {
        Talk talk = talkOf(70);
        Wire wire = stage.wire();
        wire.ask(hello(talk));
        wire.await("live", frame -> frame.is("live"));
        assertThat(wire.await("replay", frame -> frame.is("replay")).number("from"))
                .isEqualTo(24);
        assertThat(entries(wire)).containsExactlyElementsOf(range(24, 73));
    }

    @Test
    void a_cursor_far_back_is_continued_without_a_hole() {
        Talk talk = talkOf(150);
        Wire wire = resume(talk, "epoch", 1);
        wire.await("live", frame -> frame.is("live"));
        assertThat(entries(wire)).containsExactlyElementsOf(range(2, 153));
    }

    @Test
    void a_cursor_of_another_epoch_is_reset() {
        Talk talk = stage.talk(stage.agent(0));
        Wire wire = resume(talk, "other", 2);
        assertReset(wire, "epoch");
    }

    @Test
    void a_cursor_beyond_the_head_is_reset() {
        Talk talk = stage.talk(stage.agent(0));
        Wire wire = resume(talk, "epoch", 1_000);
        assertReset(wire, "beyond_head");
    }

    @Test
    void an_agents_cursor_beyond_the_head_is_reset() {
        Talk talk = stage.talk(stage.agent(0));
        Wire wire = stage.wire();
        wire.ask(agentsHello(talk.agent()).with("cursors", List.of(cursor(talk, 99))));
        assertReset(wire, "beyond_head");
    }

    @Test
    void a_cursor_for_what_is_no_longer_the_agents_is_answered_with_dismissed() {
        Talk talk = stage.talk(stage.agent(0));
        talk.visitor().demand(talk.frame("close"));
        Wire wire = stage.wire();
        Frame welcome = wire.ask(agentsHello(talk.agent()).with("cursors", List.of(cursor(talk, 3))));
        assertThat(welcome.parts("conversations")).isEmpty();
        Frame dismissed = wire.await("dismissed", frame -> frame.is("dismissed"));
        assertThat(dismissed.text("conversation")).isEqualTo(talk.conversation());
    }

    @Test
    void a_visitors_cursor_for_anothers_conversation_shows_nothing_of_it() {
        Talk talk = stage.talk(stage.agent(0));
        Visitor stranger = stage.visitor();
        stranger.say("hello").ok();
        Wire wire = stage.wire();
        wire.ask(Frame.of(
                        "hello",
                        "id",
                        Ids.next(),
                        "as",
                        "visitor",
                        "site",
                        stage.site().key())
                .with("token", stranger.token())
                .with("cursors", List.of(cursor(talk, 1))));
        wire.await("live", frame -> frame.is("live"));
        assertThat(wire.received())
                .noneMatch(frame -> frame.maybe("conversation")
                        .filter(talk.conversation()::equals)
                        .isPresent());
        assertThat(wire.end()).isEmpty();
    }

    @Test
    void an_agent_who_reconnects_gets_the_state_and_the_rest_of_each_of_theirs() {
        Agent agent = stage.agent(0);
        Talk one = stage.talk(agent);
        Talk two = stage.talk(agent);
        agent.cut();
        one.visitor().say("while you were out").ok();
        two.visitor().say("and from me").ok();
        Frame welcome = agent.connect();
        assertThat(welcome.parts("conversations"))
                .extracting(state -> state.text("id"))
                .containsExactlyInAnyOrder(one.conversation(), two.conversation());
        for (Talk talk : List.of(one, two)) {
            agent.awaitShown(talk.conversation(), "what was missed", entry -> entry.number("seq") == 4);
        }
        assertThat(agent.faults()).isEmpty();
    }

    @Test
    void nothing_is_missed_or_repeated_by_who_reconnects_while_the_other_talks() {
        Talk talk = stage.talk(stage.agent(0));
        Chatter agent =
                new Chatter(List.of("on and on"), line -> talk.agent().say(talk.conversation(), line), new Tally());
        agent.start();
        for (int i = 0; i < 30; i++) {
            talk.visitor().cut();
            talk.visitor().connect();
        }
        agent.fallSilent();
        long head = agent.said().getLast().ok().number("seq");
        talk.visitor().awaitShown(talk.conversation(), "the last", entry -> entry.number("seq") == head);
        assertThat(talk.visitor().faults()).isEmpty();
        assertThat(new Transcript(talk.visitor().shown(talk.conversation())).numbers())
                .containsExactlyElementsOf(range(1, head));
    }

    private Talk talkOf(int messages) {
        Talk talk = stage.talk(stage.agent(0));
        for (int i = 0; i < messages - 1; i++) {
            talk.visitor().say("line " + i);
        }
        talk.ask("the last");
        return talk;
    }

    private static Wire resume(Talk talk, String epoch, long seq) {
        Wire wire = stage.wire();
        Frame hello = hello(talk).with("cursors", List.of(cursor(talk, seq)));
        switch (epoch) {
            case "epoch" -> hello = hello.with("epoch", talk.visitor().epoch().orElseThrow());
            case "other" -> hello = hello.with("epoch", "another-history");
            default -> {}
        }
        assertThat(wire.ask(hello).type()).isEqualTo("welcome");
        return wire;
    }

    private static void assertReset(Wire wire, String reason) {
        Frame reset = wire.await("reset", frame -> frame.is("reset"));
        assertThat(reset.text("reason")).isEqualTo(reason);
        wire.await("live", frame -> frame.is("live"));
        List<String> types = wire.received().stream().map(Frame::type).toList();
        assertThat(types.indexOf("reset")).isLessThan(types.indexOf("replay"));
        assertThat(types.indexOf("replay")).isLessThan(types.indexOf("entry"));
        assertThat(entries(wire)).containsExactly(1L, 2L, 3L);
    }

    private static Map<String, Object> cursor(Talk talk, long seq) {
        return Map.of("conversation", talk.conversation(), "seq", seq);
    }

    private static Frame hello(Talk talk) {
        return Frame.of(
                        "hello",
                        "id",
                        Ids.next(),
                        "as",
                        "visitor",
                        "site",
                        stage.site().key())
                .with("token", talk.visitor().token());
    }

    private static Frame agentsHello(Agent agent) {
        return Frame.of("hello", "id", Ids.next(), "as", "agent", "token", agent.token());
    }

    private static List<Long> entries(Wire wire) {
        return wire.received().stream()
                .filter(frame -> frame.is("entry"))
                .map(frame -> frame.number("seq"))
                .toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
