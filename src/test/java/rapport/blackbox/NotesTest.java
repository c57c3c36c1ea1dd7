package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Sent;
import rapport.blackbox.client.Visitor;

/// Notes are for agents: a visitor never sees one, not even as a hole.
@Tag("blackbox")
class NotesTest {

    private static final String SECRET = "smells of trouble";

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void a_visitor_sees_neither_the_note_nor_a_hole_where_it_stands() {
        Talk talk = stage.talk(stage.agent(0));
        Sent note = talk.agent().note(talk.conversation(), SECRET);
        assertThat(note.ok().number("seq")).isEqualTo(4);
        Sent answer = talk.agent().say(talk.conversation(), "good day");
        assertThat(answer.ok().number("seq")).isEqualTo(5);
        assertThat(talk.visitor().awaitMessage(talk.conversation(), answer.id()).number("seq"))
                .isEqualTo(4);
        assertThat(talk.asVisitor().kinds()).containsExactly("opened", "text", "assigned", "text");
        assertThat(talk.asAgent().kinds()).containsExactly("opened", "text", "assigned", "note", "text");

        Visitor tab = stage.arrive(talk.visitor().elsewhere(stage.socket()));
        tab.awaitMessage(talk.conversation(), answer.id());
        assertThat(tab.state(talk.conversation()).orElseThrow().number("head")).isEqualTo(4);
        assertThat(talk.visitor().faults()).isEmpty();
        assertThat(tab.faults()).isEmpty();
        assertNothingSaidTo(talk.visitor());
        assertNothingSaidTo(tab);
    }

    @Test
    void a_note_as_the_last_message_is_not_in_the_visitors_preview() {
        Talk talk = stage.talk(stage.agent(0));
        talk.agent().note(talk.conversation(), SECRET).ok();
        Visitor tab = stage.arrive(talk.visitor().elsewhere(stage.socket()));
        tab.demand(Frame.of("history"));
        assertThat(tab.state(talk.conversation()).orElseThrow().text("last.preview"))
                .isEqualTo("hello");
        assertNothingSaidTo(tab);
        assertNothingSaidTo(talk.visitor());
    }

    @Test
    void a_note_needs_no_fence_and_no_assignment() {
        Talk talk = stage.talk(stage.agent(0));
        Agent supervisor = stage.supervisor();
        supervisor.demand(talk.frame("open"));
        Sent note = supervisor.note(talk.conversation(), "offer a voucher");
        note.ok();
        Frame seen = talk.agent().awaitMessage(talk.conversation(), note.id());
        assertThat(Transcript.kind(seen)).isEqualTo("note");
        assertThat(seen.text("author.id")).isEqualTo(supervisor.id());
    }

    @Test
    void a_visitor_cannot_write_one() {
        Visitor visitor = stage.visitor();
        visitor.say("hello").ok();
        Frame reply = visitor.ask(Frame.of("send", "content", Map.of("kind", "note", "text", SECRET)));
        assertThat(reply.text("code")).isEqualTo("forbidden");
        assertThat(new Transcript(visitor.history(visitor.conversation(), 50)).kinds())
                .containsExactly("opened", "text", "queued");
    }

    @Test
    void the_note_of_a_transfer_is_for_agents_too() {
        Talk talk = stage.talk(stage.agent(0));
        Agent next = stage.agent(1);
        talk.agent()
                .demand(talk.fenced("transfer")
                        .with("to", Map.of("agent", next.id()))
                        .with("note", SECRET));
        next.awaitAssigned(talk.conversation());
        Frame note = next.awaitShown(
                talk.conversation(), "the note", entry -> Transcript.kind(entry).equals("transfer_note"));
        assertThat(note.text("content.text")).isEqualTo(SECRET);
        talk.visitor()
                .awaitShown(
                        talk.conversation(),
                        "the new agent",
                        entry -> entry.maybe("content.agent.id")
                                .filter(next.id()::equals)
                                .isPresent());
        assertThat(talk.asVisitor().kinds()).containsExactly("opened", "text", "assigned", "assigned");
        assertNothingSaidTo(talk.visitor());
    }

    private static void assertNothingSaidTo(Visitor visitor) {
        assertThat(visitor.wire().received())
                .noneMatch(frame -> frame.toString().contains(SECRET));
        assertThat(visitor.wire().received())
                .noneMatch(frame -> frame.maybe("content.kind")
                        .filter(kind -> kind.contains("note"))
                        .isPresent());
    }
}
