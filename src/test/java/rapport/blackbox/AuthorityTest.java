package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.Visitor;

/// Who may do what over a socket: what is another's is not found, what is not one's role is forbidden.
@Tag("blackbox")
class AuthorityTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void another_visitors_conversation_is_not_found_as_one_that_does_not_exist() {
        Talk talk = stage.talk(stage.agent(0));
        Visitor stranger = stage.visitor();
        stranger.say("hello").ok();
        for (String conversation : List.of(talk.conversation(), Ids.next())) {
            for (Frame frame : List.of(
                    Frame.of("history"),
                    Frame.of("send", "content", Map.of("kind", "text", "text", "boo")),
                    Frame.of("close"),
                    Frame.of("rate", "score", 1))) {
                Frame reply = stranger.ask(frame.with("conversation", conversation));
                assertThat(reply.text("code")).as("%s", frame).isEqualTo("not_found");
                assertThat(reply.toString()).doesNotContain(talk.visitor().id());
            }
        }
        assertThat(talk.asAgent().kinds()).containsExactly("opened", "text", "assigned");
    }

    @Test
    void a_visitor_cannot_do_what_agents_do() {
        Talk talk = stage.talk(stage.agent(0));
        for (Frame frame : List.of(
                Frame.of("availability", "status", "online"),
                Frame.of("watch", "scope", "all"),
                talk.frame("open"),
                talk.frame("leave"),
                talk.frame("take"),
                talk.fenced("release"),
                talk.fenced("transfer").with("to", Map.of("agent", talk.agent().id())))) {
            assertThat(talk.visitor().ask(frame).text("code")).as("%s", frame).isEqualTo("forbidden");
        }
        assertThat(talk.asAgent().kinds()).containsExactly("opened", "text", "assigned");
    }

    @Test
    void an_agent_cannot_do_what_visitors_do() {
        Talk talk = stage.talk(stage.agent(0));
        for (Frame frame :
                List.of(Frame.of("profile", "name", "Li"), talk.frame("rate").with("score", 5))) {
            assertThat(talk.agent().ask(frame).text("code")).as("%s", frame).isEqualTo("forbidden");
        }
    }

    @Test
    void who_speaks_is_what_the_session_knows_and_not_what_the_frame_says() {
        Talk talk = stage.talk(stage.agent(0));
        Frame forged = Frame.of("send", "content", Map.of("kind", "text", "text", "trust me"))
                .with("author", Map.of("kind", "agent", "id", talk.agent().id()))
                .with("as", "agent");
        talk.visitor().demand(forged);
        Frame entry = talk.asVisitor().entries().getLast();
        assertThat(entry.text("author.kind")).isEqualTo("visitor");
        assertThat(entry.text("author.id")).isEqualTo(talk.visitor().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"opened", "assigned", "closed", "queued", "rated", "erased", "transfer_note", "tombstone"})
    void a_visitor_cannot_make_events(String kind) {
        Visitor visitor = stage.visitor();
        Frame reply = visitor.ask(Frame.of("send", "content", Map.of("kind", kind, "text", "x", "cycle", 1)));
        assertThat(reply.text("code")).isIn("malformed", "forbidden");
        assertThat(visitor.conversations()).isEmpty();
    }

    @Test
    void before_the_first_message_there_is_nothing_to_read() {
        Visitor visitor = stage.visitor();
        Frame reply = visitor.ask(Frame.of("history"));
        boolean empty = reply.is("ok") && reply.parts("entries").isEmpty();
        assertThat(empty || reply.maybe("code").filter("not_found"::equals).isPresent())
                .as("the contract leaves open which: %s", reply)
                .isTrue();
    }

    @Test
    void a_foreign_file_is_refused() {
        Visitor visitor = stage.visitor();
        visitor.say("hello").ok();
        Frame reply = visitor.ask(Frame.of("send", "content", Map.of("kind", "file", "file", Ids.next())));
        assertThat(reply.text("code")).isIn("not_found", "unsupported_file");
        assertThat(new Transcript(visitor.history(visitor.conversation(), 50)).kinds())
                .containsExactly("opened", "text", "queued");
    }

    @Test
    void an_agent_watches_opens_and_leaves_what_is_not_theirs() {
        Agent supervisor = stage.supervisor();
        supervisor.demand(Frame.of("watch", "scope", "all"));
        Talk talk = stage.talk(stage.agent(0));
        supervisor.awaitState(talk.conversation(), "the others' state", state -> state.has("agent"));
        assertThat(supervisor.shown(talk.conversation())).isEmpty();

        Frame opened = supervisor.demand(talk.frame("open"));
        assertThat(opened.text("conversation.id")).isEqualTo(talk.conversation());
        supervisor.awaitShown(talk.conversation(), "the log", entry -> entry.number("seq") == 3);
        var seen = talk.ask("are you listening?");
        supervisor.awaitMessage(talk.conversation(), seen.id());

        supervisor.demand(talk.frame("leave"));
        int left = supervisor.wire().position();
        talk.ask("and now?");
        supervisor.demand(Frame.of("watch", "scope", "none"));
        assertThat(supervisor.wire().receivedAfter(left)).noneMatch(frame -> frame.is("entry"));
        assertThat(supervisor.faults()).isEmpty();
    }

    @Test
    void opening_with_a_cursor_continues_there() {
        Talk talk = stage.talk(stage.agent(0));
        Agent supervisor = stage.supervisor();
        supervisor.demand(talk.frame("open").with("cursor", 2));
        Frame replay = supervisor.wire().await("replay", frame -> frame.is("replay"));
        assertThat(replay.number("from")).isEqualTo(3);
    }
}
