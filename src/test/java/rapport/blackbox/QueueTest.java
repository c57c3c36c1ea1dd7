package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Visitor;

/// Who waits: why, at which place, and who is next.
@Tag("blackbox")
class QueueTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void who_comes_when_nobody_is_there_is_told_why_and_their_place() {
        List<Visitor> three = waiting(3);
        for (int i = 0; i < 3; i++) {
            Frame state = place(three.get(i), i + 1);
            assertThat(state.text("state")).isEqualTo("queued");
            assertThat(state.text("queue.reason")).isEqualTo("nobody_online");
        }
    }

    @Test
    void who_comes_when_all_are_busy_is_told_so() {
        stage.talk(stage.agent(0, 1));
        Visitor visitor = waiting(1).getFirst();
        assertThat(place(visitor, 1).text("queue.reason")).isEqualTo("all_busy");
        assertThat(new Transcript(visitor.history(visitor.conversation(), 50))
                        .entries()
                        .getLast()
                        .text("content.reason"))
                .isEqualTo("all_busy");
    }

    @Test
    void places_move_up_when_somebody_before_leaves() {
        List<Visitor> three = waiting(3);
        place(three.get(2), 3);
        three.get(0).demand(Frame.of("close"));
        place(three.get(1), 1);
        place(three.get(2), 2);
        three.get(1).demand(Frame.of("close"));
        place(three.get(2), 1);
    }

    @Test
    void the_first_agent_who_comes_gets_them_in_order_of_arrival_up_to_capacity() {
        List<Visitor> four = waiting(4);
        Agent agent = stage.agent(0, 2);
        agent.awaitAssigned(four.get(0).conversation());
        agent.awaitAssigned(four.get(1).conversation());
        place(four.get(2), 1);
        place(four.get(3), 2);
        assertThat(agent.conversations())
                .containsExactly(four.get(0).conversation(), four.get(1).conversation());
        four.get(0).demand(Frame.of("close"));
        agent.awaitAssigned(four.get(2).conversation());
        place(four.get(3), 1);
    }

    @Test
    void what_was_said_while_waiting_is_shown_to_the_agent_who_gets_it() {
        Visitor visitor = stage.visitor();
        for (String line : List.of("hello", "anybody", "there?")) {
            visitor.say(line).ok();
        }
        Agent agent = stage.agent(0);
        agent.awaitAssigned(visitor.conversation());
        assertThat(new Transcript(agent.shown(visitor.conversation()))
                        .complete()
                        .kinds())
                .containsExactly("opened", "text", "queued", "text", "text", "assigned");
    }

    @Test
    void a_released_conversation_keeps_its_arrival() {
        Agent agent = stage.agent(0, 1);
        Talk first = stage.talk(agent);
        Visitor second = waiting(1).getFirst();
        place(second, 1);
        agent.demand(Frame.of("availability", "status", "away"));
        agent.demand(first.fenced("release"));
        place(first.visitor(), 1);
        place(second, 2);
    }

    @Test
    void a_visitor_who_closes_while_waiting_leaves_the_queue() {
        Visitor visitor = waiting(1).getFirst();
        Frame closed = visitor.demand(Frame.of("close")).part("conversation");
        assertThat(closed.text("state")).isEqualTo("idle");
        assertThat(closed.has("queue")).isFalse();
        Agent agent = stage.agent(0);
        agent.demand(Frame.of("watch", "scope", "all"));
        assertThat(agent.conversations()).doesNotContain(visitor.conversation());
    }

    private static List<Visitor> waiting(int count) {
        return Stream.generate(stage::visitor)
                .limit(count)
                .peek(visitor -> visitor.say("hello").ok())
                .toList();
    }

    private static Frame place(Visitor visitor, long position) {
        return visitor.awaitState(
                visitor.conversation(),
                "place " + position,
                state -> state.has("queue") && state.number("queue.position") == position);
    }
}
