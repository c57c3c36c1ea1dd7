package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Party;
import rapport.blackbox.client.Sent;

/// Delivered and read: maxima, bounded by the head, told to the other side in its own numbering.
@Tag("blackbox")
class MarksTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    private Talk talk;

    /// Agents: 1 opened, 2 hello, 3 assigned, 4 note, 5 answer. Visitors: the answer is 4.
    @BeforeEach
    void talkWithANote() {
        talk = stage.talk(stage.agent(0));
        talk.agent().note(talk.conversation(), "seems in a hurry").ok();
        talk.answer("good day");
    }

    @Test
    void what_the_visitor_read_is_told_to_the_agent_in_the_agents_numbering() {
        mark(talk.visitor(), "read", 4);
        assertThat(told(talk.agent(), "read.visitor", 5).number("read.visitor")).isEqualTo(5);
        Agent again = talk.agent();
        again.cut();
        again.connect();
        assertThat(again.state(talk.conversation()).orElseThrow().number("read.visitor"))
                .isEqualTo(5);
    }

    @Test
    void what_the_agent_read_is_told_to_the_visitor_as_the_largest_entry_not_above_it() {
        mark(talk.agent(), "read", 4);
        assertThat(told(talk.visitor(), "read.agent", 3).number("read.agent")).isEqualTo(3);
        mark(talk.agent(), "read", 5);
        told(talk.visitor(), "read.agent", 4);
    }

    @Test
    void delivered_is_a_mark_of_its_own() {
        mark(talk.visitor(), "delivered", 4);
        Frame state = told(talk.agent(), "delivered.visitor", 5);
        assertThat(state.number("read.visitor")).isLessThan(5);
    }

    @Test
    void a_mark_never_falls_and_never_passes_the_head() {
        mark(talk.visitor(), "read", 1_000_000);
        told(talk.agent(), "read.visitor", 5);
        mark(talk.visitor(), "read", 1);
        Sent sent = talk.ask("more");
        Frame state = talk.agent().demand(talk.frame("open")).part("conversation");
        assertThat(state.number("read.visitor")).isGreaterThanOrEqualTo(5);
        assertThat(state.number("read.visitor")).isLessThanOrEqualTo(sent.ok().number("seq") + 1);
    }

    @Test
    void of_agents_only_the_assignees_marks_count() {
        mark(talk.agent(), "read", 3);
        told(talk.visitor(), "read.agent", 3);
        Agent supervisor = stage.supervisor();
        supervisor.demand(talk.frame("open"));
        mark(supervisor, "read", 5);
        mark(supervisor, "delivered", 5);
        supervisor.demand(talk.frame("history"));
        Frame state = talk.visitor()
                .elsewhere(stage.socket())
                .connect()
                .parts("conversations")
                .getFirst();
        assertThat(state.number("read.agent")).isEqualTo(3);
    }

    @Test
    void a_stranger_marks_nothing() {
        var stranger = stage.visitor();
        stranger.say("hello").ok();
        mark(stranger, "read", 4);
        stranger.demand(Frame.of("history"));
        Frame state = talk.agent().demand(talk.frame("open")).part("conversation");
        assertThat(state.number("read.visitor")).isLessThan(4);
    }

    private void mark(Party party, String type, long seq) {
        party.tell(Frame.of(type, "conversation", talk.conversation(), "seq", seq));
    }

    private Frame told(Party party, String mark, long seq) {
        return party.awaitState(talk.conversation(), mark + " " + seq, state -> state.number(mark) == seq);
    }
}
