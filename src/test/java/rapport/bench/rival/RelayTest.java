package rapport.bench.rival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelayTest {
    private final Room room = new Room();

    @Test
    void a_message_makes_three_frames_an_entry_for_each_side_and_the_answer() {
        EmbeddedChannel agent = arrive("agent");
        EmbeddedChannel visitor = arrive("visitor");
        assertThat(said(agent)).hasSize(2).last().asString().contains("\"state\":\"assigned\"");
        assertThat(said(visitor)).singleElement().asString().contains("\"type\":\"welcome\"");

        say(visitor, "{\"type\":\"send\",\"id\":\"m1\",\"content\":{\"kind\":\"text\",\"text\":\"hi\"}}");

        List<String> visitors = said(visitor);
        assertThat(visitors).hasSize(2);
        assertThat(visitors.get(0)).contains("\"type\":\"entry\"", "\"id\":\"m1\"", "\"kind\":\"visitor\"");
        assertThat(visitors.get(1)).contains("\"type\":\"ok\"", "\"re\":\"m1\"", "\"seq\":1");
        assertThat(said(agent)).containsExactly(visitors.getFirst());
    }

    @Test
    void an_agent_answers_in_the_conversation_that_it_names() {
        EmbeddedChannel agent = arrive("agent");
        EmbeddedChannel first = arrive("visitor");
        EmbeddedChannel second = arrive("visitor");
        said(agent);
        said(first);
        said(second);

        say(
                agent,
                "{\"type\":\"send\",\"id\":\"m2\",\"conversation\":\"" + RelayFrames.conversation(1)
                        + "\",\"fence\":1,\"content\":{\"kind\":\"text\",\"text\":\"hi\"}}");

        assertThat(said(second)).singleElement().asString().contains("\"kind\":\"agent\"", "\"name\":\"Bench\"");
        assertThat(said(agent)).hasSize(2);
        assertThat(said(first)).isEmpty();
    }

    @Test
    void visitors_are_dealt_out_to_agents_in_turn() {
        EmbeddedChannel one = arrive("agent");
        EmbeddedChannel other = arrive("agent");
        for (int i = 0; i < 4; i++) {
            arrive("visitor");
        }
        assertThat(said(one)).hasSize(3);
        assertThat(said(other)).hasSize(3);
    }

    @Test
    void nobody_can_be_visited_where_nobody_is() {
        assertThatThrownBy(() -> room.visitor(new EmbeddedChannel())).isInstanceOf(IllegalStateException.class);
    }

    private EmbeddedChannel arrive(String as) {
        EmbeddedChannel channel = new EmbeddedChannel(new RelayHandler(room));
        say(channel, "{\"type\":\"hello\",\"id\":\"hello\",\"as\":\"" + as + "\"}");
        return channel;
    }

    private static void say(EmbeddedChannel channel, String json) {
        channel.writeInbound(new TextWebSocketFrame(json));
    }

    /// What left on the connection since it was asked last.
    private static List<String> said(EmbeddedChannel channel) {
        channel.runPendingTasks();
        List<String> frames = new ArrayList<>();
        for (TextWebSocketFrame frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
            frames.add(frame.text());
            frame.release();
        }
        return frames;
    }
}
