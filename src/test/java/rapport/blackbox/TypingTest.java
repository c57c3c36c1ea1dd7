package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Visitor;

/// Typing is told at once and never stored; what is being typed is a preview for agents only.
@Tag("blackbox")
class TypingTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void the_agent_sees_what_the_visitor_is_typing() {
        Talk talk = stage.talk(stage.agent(0));
        talk.visitor().tell(Frame.of("typing", "text", "I would li"));
        Frame typing = talk.agent().wire().await("typing", frame -> frame.is("typing"));
        assertThat(typing.text("conversation")).isEqualTo(talk.conversation());
        assertThat(typing.text("by")).isEqualTo("visitor");
        assertThat(typing.text("text")).isEqualTo("I would li");
        assertThat(talk.asAgent().kinds()).containsExactly("opened", "text", "assigned");
    }

    @Test
    void the_visitor_sees_that_the_agent_is_typing_and_not_what() {
        Talk talk = stage.talk(stage.agent(0));
        talk.agent().tell(talk.frame("typing").with("text", "what a fool"));
        Frame typing = talk.visitor().wire().await("typing", frame -> frame.is("typing"));
        assertThat(typing.text("by")).isEqualTo("agent");
        assertThat(typing.toString()).doesNotContain("fool");
        assertThat(typing.text("name")).isEqualTo(talk.agent().self().text("name"));
    }

    @Test
    void strangers_see_nothing_of_it_and_cannot_type_into_it() {
        Talk talk = stage.talk(stage.agent(0));
        Visitor stranger = stage.visitor();
        stranger.say("hello").ok();
        talk.agent().awaitAssigned(stranger.conversation());
        int before = talk.agent().wire().position();
        talk.agent().tell(talk.frame("typing"));
        talk.visitor().wire().await("typing", frame -> frame.is("typing"));
        stranger.tell(talk.frame("typing").with("text", "boo"));
        stranger.demand(Frame.of("history"));
        talk.agent().demand(talk.frame("history"));
        assertThat(stranger.wire().received()).noneMatch(frame -> frame.is("typing"));
        assertThat(talk.agent().wire().receivedAfter(before)).noneMatch(frame -> frame.is("typing"));
    }
}
