package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.Visitor;

/// P3: the same id from the same sender is the same message, for ever.
@Tag("blackbox")
class IdempotencyTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    private final String id = Ids.next();

    @Test
    void the_same_message_again_gets_the_first_answer_and_makes_no_second() {
        Visitor visitor = stage.visitor();
        Frame first = visitor.demand(message("once"));
        Frame again = visitor.demand(message("once"));
        assertThat(again.flag("duplicate")).isTrue();
        assertThat(again.without("duplicate")).isEqualTo(first);
        assertThat(said(visitor)).containsExactly("once");
    }

    @Test
    void so_it_does_from_another_tab_and_after_a_reconnect() {
        Visitor visitor = stage.visitor();
        Frame first = visitor.demand(message("once"));
        Visitor tab = stage.arrive(visitor.elsewhere(stage.socket()));
        assertThat(tab.demand(message("once")).without("duplicate")).isEqualTo(first);
        visitor.cut();
        visitor.connect();
        assertThat(visitor.demand(message("once")).flag("duplicate")).isTrue();
        assertThat(said(visitor)).containsExactly("once");
    }

    @Test
    void many_copies_at_once_are_each_answered_and_one_is_stored() {
        Visitor visitor = stage.visitor();
        IntStream.range(0, 10).forEach(i -> visitor.tell(message("once")));
        visitor.say("and then another").ok();
        List<Frame> answers = visitor.wire().received().stream()
                .filter(frame -> frame.maybe("re").filter(id::equals).isPresent())
                .toList();
        assertThat(answers).hasSize(10).allMatch(frame -> frame.is("ok"));
        assertThat(answers.stream().filter(frame -> frame.has("duplicate"))).hasSize(9);
        assertThat(answers).extracting(frame -> frame.number("seq")).containsOnly(2L);
        assertThat(said(visitor)).containsExactly("once", "and then another");
    }

    @Test
    void the_same_id_with_another_content_is_a_conflict_and_stores_nothing() {
        Visitor visitor = stage.visitor();
        Frame first = visitor.demand(message("once"));
        assertThat(visitor.ask(message("twice")).text("code")).isEqualTo("id_conflict");
        assertThat(visitor.ask(message("once ")).text("code")).isEqualTo("id_conflict");
        assertThat(visitor.demand(message("once")).number("seq")).isEqualTo(first.number("seq"));
        assertThat(said(visitor)).containsExactly("once");
    }

    @Test
    void the_same_id_of_another_sender_or_conversation_is_another_message() {
        Talk talk = stage.talk(stage.agent(0));
        talk.visitor().demand(message("mine"));
        Frame agents = talk.agent()
                .demand(message("mine too")
                        .with("conversation", talk.conversation())
                        .with("fence", talk.fence()));
        assertThat(agents.has("duplicate")).isFalse();
        Visitor stranger = stage.visitor();
        assertThat(stranger.demand(message("another's")).has("duplicate")).isFalse();
        assertThat(said(talk.visitor())).containsExactly("hello", "mine", "mine too");
    }

    @Test
    void a_duplicate_is_recognised_before_the_state_and_does_not_open_a_cycle() {
        Talk talk = stage.talk(stage.agent(0));
        talk.visitor().demand(message("once"));
        talk.visitor().demand(talk.frame("close"));
        assertThat(talk.visitor().demand(message("once")).flag("duplicate")).isTrue();
        assertThat(talk.asVisitor().kinds()).endsWith("closed");
    }

    @Test
    void a_duplicate_is_recognised_before_the_fence() {
        Talk talk = stage.talk(stage.agent(0));
        Agent next = stage.agent(1);
        Frame message =
                message("once").with("conversation", talk.conversation()).with("fence", talk.fence());
        Frame first = talk.agent().demand(message);
        talk.agent().demand(talk.fenced("transfer").with("to", Map.of("agent", next.id())));
        next.awaitAssigned(talk.conversation());
        Frame again = talk.agent().demand(message);
        assertThat(again.flag("duplicate")).isTrue();
        assertThat(again.number("seq")).isEqualTo(first.number("seq"));
    }

    private Frame message(String text) {
        return Frame.of("send", "id", id, "content", Map.of("kind", "text", "text", text));
    }

    private static List<String> said(Visitor visitor) {
        return new Transcript(visitor.history(visitor.conversation(), 200))
                .complete().turns().stream().map(Dialogue.Turn::text).toList();
    }
}
