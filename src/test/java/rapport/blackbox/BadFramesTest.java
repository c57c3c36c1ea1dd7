package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Party;
import rapport.blackbox.client.Visitor;

/// Whatever is wrong with a frame: its sender gets the code for it, nothing of it is stored, and the sender's own
/// connection and the neighbour's go on.
@Tag("blackbox")
class BadFramesTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @TestFactory
    Stream<DynamicTest> what_is_no_frame_at_all_is_malformed() {
        return asVisitor(Nonsense.all());
    }

    @TestFactory
    Stream<DynamicTest> a_visitors_frame_with_a_wrong_field_is_malformed() {
        return asVisitor(Shapes.ofVisitors().stream().flatMap(Shape::mistakes));
    }

    @TestFactory
    Stream<DynamicTest> an_agents_frame_with_a_wrong_field_is_malformed() {
        Agent agent = stage.agent(0);
        Visitor visitor = stage.visitor();
        visitor.say("hello").ok();
        String conversation = visitor.conversation();
        long fence = agent.awaitAssigned(conversation).number("fence");
        String token = agent.token();
        return Shapes.ofAgents(conversation, fence).stream()
                .flatMap(Shape::mistakes)
                .map(bad -> DynamicTest.dynamicTest(bad.name(), () -> {
                    Agent again = new Agent(stage.socket(), token);
                    check(again, conversation, bad);
                    Frame now = agent.demand(Frame.of("open", "conversation", conversation))
                            .part("conversation");
                    assertThat(now.number("fence")).isEqualTo(fence);
                    assertThat(agent.isMine(now)).isTrue();
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_score_outside_its_range_is_malformed() {
        return asVisitor(Stream.of("0", "6", "-1")
                .map(score -> BadFrame.malformed(
                        "rate with score " + score, "{\"type\":\"rate\",\"id\":\"r\",\"score\":" + score + "}")));
    }

    private Stream<DynamicTest> asVisitor(Stream<BadFrame> table) {
        Visitor visitor = stage.visitor();
        visitor.say("hello").ok();
        Visitor neighbour = stage.visitor();
        neighbour.say("good day").ok();
        Supplier<Visitor> again = () -> visitor.elsewhere(stage.socket());
        List<BadFrame> all = table.toList();
        return Stream.concat(
                all.stream()
                        .map(bad -> DynamicTest.dynamicTest(
                                bad.name(), () -> check(again.get(), visitor.conversation(), bad))),
                Stream.of(DynamicTest.dynamicTest("and the neighbour noticed nothing", () -> {
                    assertThat(neighbour.connected()).isTrue();
                    neighbour.say("still here").ok();
                    Transcript transcript = new Transcript(neighbour.history(neighbour.conversation(), 50)).complete();
                    assertThat(transcript.turns())
                            .extracting(Dialogue.Turn::text)
                            .containsExactly("good day", "still here");
                })));
    }

    private static void check(Party sender, String conversation, BadFrame bad) {
        sender.connect();
        long head = head(sender, conversation);
        int before = sender.wire().position();
        sender.wire().send(bad.text());
        Frame error = sender.wire().awaitAfter(before, "the error", frame -> frame.is("error"));
        assertThat(error.text("code")).as("%s", error).isIn(bad.codes());
        assertThat(error.text("message")).isNotBlank().doesNotContain("Exception", "java.", "jackson");
        bad.re().ifPresent(id -> assertThat(error.maybe("re")).as("%s", error).contains(id));
        assertThat(head(sender, conversation)).as("nothing was stored").isEqualTo(head);
        assertThat(sender.connected()).isTrue();
        sender.cut();
    }

    private static long head(Party sender, String conversation) {
        return sender.demand(Frame.of("history", "conversation", conversation, "limit", 1))
                .number("head");
    }
}
