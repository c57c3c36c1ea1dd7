package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Visitor;

/// A visitor rates the cycle that ended last.
@Tag("blackbox")
class RatingTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void an_ended_cycle_is_rated_and_both_sides_see_it() {
        Talk talk = stage.talk(stage.agent(0));
        talk.visitor().demand(talk.frame("close"));
        talk.visitor().demand(Frame.of("rate", "score", 4, "comment", "quick"));
        for (Transcript log : List.of(talk.asVisitor(), talk.asAgent())) {
            Frame rated = log.entries().getLast();
            assertThat(Transcript.kind(rated)).isEqualTo("rated");
            assertThat(rated.number("content.cycle")).isEqualTo(1);
            assertThat(rated.number("content.score")).isEqualTo(4);
            assertThat(rated.text("content.comment")).isEqualTo("quick");
        }
    }

    @Test
    void rating_again_replaces() {
        Talk talk = stage.talk(stage.agent(0));
        talk.visitor().demand(talk.frame("close"));
        talk.visitor().demand(Frame.of("rate", "score", 1));
        talk.visitor().demand(Frame.of("rate", "score", 5));
        Frame last = talk.asVisitor().entries().getLast();
        assertThat(last.number("content.score")).isEqualTo(5);
    }

    @Test
    void in_the_middle_of_a_cycle_the_one_before_is_meant() {
        Talk talk = stage.talk(stage.agent(0));
        talk.visitor().demand(talk.frame("close"));
        talk.ask("once more");
        talk.visitor().demand(Frame.of("rate", "score", 3));
        assertThat(talk.asVisitor().entries().getLast().number("content.cycle")).isEqualTo(1);
    }

    @Test
    void what_never_ended_cannot_be_rated() {
        Visitor visitor = stage.visitor();
        assertThat(visitor.ask(Frame.of("rate", "score", 5)).text("code")).isIn("not_rateable", "not_found");
        visitor.say("hello").ok();
        assertThat(visitor.ask(Frame.of("rate", "score", 5)).text("code")).isEqualTo("not_rateable");
        assertThat(visitor.ask(Frame.of("rate", "score", 5, "cycle", 7)).text("code"))
                .isEqualTo("not_rateable");
        assertThat(new Transcript(visitor.history(visitor.conversation(), 50)).kinds())
                .containsExactly("opened", "text", "queued");
    }
}
