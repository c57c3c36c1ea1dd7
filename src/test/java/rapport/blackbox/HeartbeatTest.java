package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.Wire;
import tools.jackson.databind.JsonNode;

/// Ticks carry the heads (P7), and who does not answer them is let go. One test, because it is all waiting.
@Tag("blackbox")
class HeartbeatTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void ticks_tell_each_side_its_heads_and_end_a_connection_that_does_not_answer_with_4005() {
        Talk talk = stage.talk(stage.agent(0));
        talk.agent().note(talk.conversation(), "only agents count this one").ok();
        Wire silent = stage.wire();
        long lastWord = System.nanoTime();
        Frame welcome = silent.ask(Frame.of(
                "hello", "id", Ids.next(), "as", "visitor", "site", stage.site().key()));
        Duration tick = Duration.ofMillis(welcome.number("tickMs"));

        List<String> visitors = heads(awaitTick(talk.visitor().wire(), tick));
        assertThat(visitors).containsExactly("[\"" + talk.conversation() + "\",3]");
        List<String> agents = heads(awaitTick(talk.agent().wire(), tick));
        assertThat(agents).containsExactly("[\"" + talk.conversation() + "\",4]");

        assertThat(silent.awaitEnd(tick.multipliedBy(3)).code()).isEqualTo(4005);
        assertThat(Duration.ofNanos(System.nanoTime() - lastWord))
                .as("from the last word to the end")
                .isBetween(tick, tick.multipliedBy(2).plusSeconds(2));
        assertThat(talk.visitor().connected()).as("who answers stays").isTrue();
        assertThat(talk.agent().connected()).isTrue();
        assertThat(talk.visitor().faults()).isEmpty();
    }

    private static Frame awaitTick(Wire wire, Duration tick) {
        Frame frame = wire.awaitAfter(0, tick.plusSeconds(5), "tick", received -> received.is("tick"));
        assertThat(frame.text("at")).isNotBlank();
        return frame;
    }

    private static List<String> heads(Frame tick) {
        return StreamSupport.stream(tick.array("heads").spliterator(), false)
                .map(JsonNode::toString)
                .toList();
    }
}
