package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.Party;
import rapport.blackbox.client.Sent;
import rapport.blackbox.client.Visitor;

/// What stands in a conversation's log, in which order, and how it reaches those who watch (section 5).
@Tag("blackbox")
class LogTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void a_first_message_with_nobody_there_gives_opened_message_queued() {
        Visitor visitor = stage.visitor();
        Sent sent = visitor.say("anybody?");
        assertThat(sent.ok().number("seq")).isEqualTo(2);
        Transcript log = new Transcript(visitor.history(visitor.conversation(), 50));
        assertThat(log.kinds()).containsExactly("opened", "text", "queued");
        assertThat(log.numbers()).containsExactly(1L, 2L, 3L);
        assertThat(log.entries().get(0).number("content.cycle")).isEqualTo(1);
        assertThat(log.entries().get(2).text("content.reason")).isEqualTo("nobody_online");
    }

    @Test
    void a_first_message_gives_opened_message_assigned_to_both_sides() {
        Agent agent = stage.agent(0);
        Talk talk = stage.talk(agent);
        assertThat(talk.asVisitor().kinds()).containsExactly("opened", "text", "assigned");
        assertThat(talk.asAgent().kinds()).containsExactly("opened", "text", "assigned");
        Frame told = talk.asVisitor().entries().get(2);
        Frame whole = talk.asAgent().entries().get(2);
        assertThat(told.text("content.agent.id")).isEqualTo(agent.id());
        assertThat(told.number("content.fence")).isEqualTo(1);
        assertThat(told.has("content.reason"))
                .as("the reason is not the visitor's: %s", told)
                .isFalse();
        assertThat(whole.text("content.reason")).isNotBlank();
    }

    @Test
    void an_entry_tells_who_when_and_what() {
        Talk talk = stage.talk(stage.agent(0));
        Sent question = talk.ask("how much?");
        Sent answer = talk.answer("five");
        Frame asked = talk.agent().awaitMessage(talk.conversation(), question.id());
        assertThat(asked.text("at")).matches(TIME);
        assertThat(asked.text("author.kind")).isEqualTo("visitor");
        assertThat(asked.text("author.id")).isEqualTo(talk.visitor().id());
        Frame answered = talk.visitor().awaitMessage(talk.conversation(), answer.id());
        assertThat(answered.text("author.kind")).isEqualTo("agent");
        assertThat(answered.text("author.id")).isEqualTo(talk.agent().id());
        assertThat(answered.text("author.name")).isNotBlank();
        assertThat(answered.text("content.text")).isEqualTo("five");
        assertThat(talk.asVisitor().entries().getFirst().text("author.kind")).isEqualTo("system");
    }

    @Test
    void an_ok_names_conversation_place_and_time_of_the_entry() {
        Talk talk = stage.talk(stage.agent(0));
        Sent sent = talk.ask("how much?");
        Frame entry = talk.visitor().awaitMessage(talk.conversation(), sent.id());
        assertThat(sent.ok().text("conversation")).isEqualTo(talk.conversation());
        assertThat(sent.ok().number("seq")).isEqualTo(entry.number("seq"));
        assertThat(sent.ok().text("at")).isEqualTo(entry.text("at"));
        assertThat(sent.ok().has("duplicate")).isFalse();
    }

    @Test
    void the_visitor_is_told_the_state_before_the_entries() {
        Talk talk = stage.talk(stage.agent(0));
        List<String> types = types(talk.visitor(), 0);
        assertThat(types.indexOf("conversation")).isNotNegative().isLessThan(types.indexOf("entry"));
    }

    @Test
    void the_agent_is_told_the_state_then_a_replay_then_the_entries_then_live() {
        Agent agent = stage.agent(0);
        int before = agent.wire().position();
        Talk talk = stage.talk(agent);
        List<String> types = types(agent, before);
        assertThat(types).startsWith("conversation", "replay", "entry", "entry", "entry", "live");
        Frame replay = agent.wire().awaitAfter(before, "replay", frame -> frame.is("replay"));
        assertThat(replay.number("from")).isEqualTo(1);
        assertThat(replay.number("head")).isEqualTo(3);
        Frame first = agent.wire().awaitAfter(before, "state", frame -> frame.is("conversation"));
        assertThat(first.text("conversation.state")).isEqualTo("assigned");
        assertThat(first.text("conversation.agent.id")).isEqualTo(agent.id());
        assertThat(talk.fence()).isEqualTo(1);
    }

    @Test
    void everybody_of_a_kind_sees_the_same_entries_at_the_same_places() {
        Talk talk = stage.talk(stage.agent(0));
        for (int i = 0; i < 5; i++) {
            talk.ask("question " + i);
            talk.answer("answer " + i);
        }
        Visitor tab = stage.arrive(talk.visitor().elsewhere(stage.socket()));
        tab.awaitShown(talk.conversation(), "the last entry", entry -> entry.number("seq") == 13);
        assertThat(tab.shown(talk.conversation())).isEqualTo(talk.visitor().shown(talk.conversation()));
        assertThat(bare(talk.asVisitor().entries())).isEqualTo(bare(tab.shown(talk.conversation())));
        List<Frame> read = stage.admin()
                .get("/api/v1/conversations/" + talk.conversation() + "/entries?limit=200")
                .expect(200)
                .json()
                .parts("entries");
        assertThat(bare(read)).isEqualTo(bare(talk.asAgent().entries()));
        assertThat(bare(talk.agent().shown(talk.conversation()))).isEqualTo(bare(read));
    }

    @Test
    void closing_ends_the_cycle_and_the_next_message_begins_another() {
        Talk talk = stage.talk(stage.agent(0));
        Frame closed = talk.visitor().demand(talk.frame("close")).part("conversation");
        assertThat(closed.text("state")).isEqualTo("idle");
        assertThat(closed.has("agent")).isFalse();
        talk.visitor().say("one more thing").ok();
        Transcript log = talk.asVisitor();
        assertThat(log.kinds()).containsExactly("opened", "text", "assigned", "closed", "opened", "text", "assigned");
        assertThat(log.entries().get(3).text("content.reason")).isEqualTo("visitor");
        assertThat(log.entries().get(3).number("content.cycle")).isEqualTo(1);
        assertThat(log.entries().get(4).number("content.cycle")).isEqualTo(2);
        assertThat(log.entries().get(6).number("content.fence")).isEqualTo(2);
        Frame state = talk.visitor().awaitState(talk.conversation(), "assignment", now -> now.has("agent"));
        assertThat(state.number("cycle")).isEqualTo(2);
    }

    @Test
    void an_agent_closes_with_the_fence_and_is_named_in_the_entry() {
        Talk talk = stage.talk(stage.agent(0));
        talk.agent().demand(talk.fenced("close"));
        Frame closed = talk.visitor()
                .awaitShown(
                        talk.conversation(),
                        "the end",
                        entry -> Transcript.kind(entry).equals("closed"));
        assertThat(closed.text("content.reason")).isEqualTo("agent");
        talk.agent().wire().await("dismissal", frame -> frame.is("dismissed"));
    }

    @Test
    void history_pages_are_ascending_and_exclusive_of_their_bounds() {
        Talk talk = stage.talk(stage.agent(0));
        for (int i = 0; i < 60; i++) {
            talk.visitor().say("line " + i);
        }
        talk.ask("the last");
        Visitor visitor = talk.visitor();
        Frame newest = visitor.demand(Frame.of("history"));
        assertThat(numbers(newest)).hasSize(50).startsWith(15L).endsWith(64L);
        assertThat(newest.flag("more")).isTrue();
        assertThat(newest.number("floor")).isEqualTo(1);
        assertThat(newest.number("head")).isEqualTo(64);
        assertThat(newest.text("conversation")).isEqualTo(talk.conversation());

        Frame older = visitor.demand(Frame.of("history", "before", 15, "limit", 200));
        assertThat(numbers(older)).startsWith(1L).endsWith(14L);
        assertThat(older.flag("more")).isFalse();

        Frame some = visitor.demand(Frame.of("history", "before", 15, "limit", 3));
        assertThat(numbers(some)).containsExactly(12L, 13L, 14L);
        assertThat(some.flag("more")).isTrue();

        Frame after = visitor.demand(Frame.of("history", "after", 10, "limit", 2));
        assertThat(numbers(after)).containsExactly(11L, 12L);
        assertThat(after.flag("more")).isTrue();

        Frame end = visitor.demand(Frame.of("history", "after", 62, "limit", 2));
        assertThat(numbers(end)).containsExactly(63L, 64L);
        assertThat(end.flag("more")).isFalse();
        assertThat(numbers(visitor.demand(Frame.of("history", "after", 64)))).isEmpty();
        assertThat(numbers(visitor.demand(Frame.of("history", "before", 1)))).isEmpty();
    }

    @Test
    void the_sends_of_a_connection_are_committed_and_answered_in_order_however_many_wait() {
        Visitor visitor = stage.visitor();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String id = Ids.next();
            ids.add(id);
            visitor.tell(Frame.of("send", "id", id, "content", java.util.Map.of("kind", "text", "text", "no " + i)));
        }
        visitor.wire().reply(ids.getLast());
        List<String> answered = visitor.wire().received().stream()
                .filter(frame -> frame.is("ok"))
                .map(frame -> frame.text("re"))
                .toList();
        assertThat(answered).isEqualTo(ids);
        List<String> stored = new ArrayList<>();
        visitor.history(visitor.conversation(), 200)
                .forEach(entry -> entry.maybe("id").ifPresent(stored::add));
        assertThat(stored).isEqualTo(ids);
    }

    @Test
    void the_state_carries_head_floor_and_a_preview_of_the_last_message() {
        Talk talk = stage.talk(stage.agent(0));
        Sent sent = talk.answer("here you are");
        Visitor tab = stage.arrive(talk.visitor().elsewhere(stage.socket()));
        Frame state = tab.state(talk.conversation()).orElseThrow();
        assertThat(state.number("head")).isEqualTo(sent.ok().number("seq"));
        assertThat(state.number("floor")).isEqualTo(1);
        assertThat(state.text("last.preview")).contains("here you are");
        assertThat(state.text("last.at")).isEqualTo(sent.ok().text("at"));
        assertThat(state.text("agent.id")).isEqualTo(talk.agent().id());
        assertThat(state.flag("agent.present")).isTrue();
    }

    /// What was pushed about conversations; the contract lets a server push more kinds of frames.
    private static List<String> types(Party party, int after) {
        return party.wire().receivedAfter(after).stream()
                .map(Frame::type)
                .filter(List.of("conversation", "replay", "entry", "live", "dismissed", "reset")::contains)
                .toList();
    }

    private static List<Long> numbers(Frame page) {
        return new Transcript(page.parts("entries")).numbers();
    }

    /// Entries as they stand in pages: whether `type` and `conversation` are repeated there is left open.
    private static List<Frame> bare(List<Frame> entries) {
        return entries.stream()
                .map(entry -> entry.without("type").without("conversation"))
                .toList();
    }
}
