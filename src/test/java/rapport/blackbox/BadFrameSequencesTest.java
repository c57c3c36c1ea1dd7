package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.Visitor;
import rapport.blackbox.client.Wire;

/// What ends a connection with 4504, and what does not.
@Tag("blackbox")
class BadFrameSequencesTest {

    private static final int VIOLATION = 4504;

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void the_third_malformed_frame_ends_the_connection() {
        Visitor visitor = stage.visitor();
        Wire wire = visitor.wire();
        for (int i = 0; i < 2; i++) {
            int before = wire.position();
            wire.send("{\"no\":\"type\"}");
            wire.awaitAfter(before, "malformed", frame -> frame.is("error"));
        }
        assertThat(wire.end()).isEmpty();
        wire.send("{\"no\":\"type\"}");
        assertThat(wire.awaitEnd().code()).isEqualTo(VIOLATION);
    }

    @Test
    void unknown_types_are_answered_and_never_end_the_connection() {
        Visitor visitor = stage.visitor();
        for (int i = 0; i < 5; i++) {
            Frame reply = visitor.ask(Frame.of("teleport", "to", Map.of("x", 1)));
            assertThat(reply.text("code")).isEqualTo("unknown_type");
        }
        assertThat(visitor.ask(Frame.of("profile", "name", "Li")).type()).isEqualTo("ok");
    }

    @Test
    void an_unknown_type_without_an_id_is_answered_without_re() {
        Visitor visitor = stage.visitor();
        visitor.tell(Frame.of("teleport"));
        Frame error = visitor.wire().await("unknown_type", frame -> frame.is("error"));
        assertThat(error.text("code")).isEqualTo("unknown_type");
        assertThat(error.has("re")).isFalse();
    }

    @Test
    void unknown_fields_are_ignored_in_every_frame() {
        Visitor visitor = stage.visitor();
        Frame extra = Frame.object("future", Map.of("deep", java.util.List.of(1, "two", Map.of("three", 3))));
        Frame said = Frame.of("send", "content", Map.of("kind", "text", "text", "hi", "mood", "good"));
        assertThat(visitor.ask(said.with(extra)).type()).isEqualTo("ok");
        for (Frame frame : java.util.List.of(
                Frame.of("history"),
                Frame.of("profile", "name", "Li"),
                Frame.of("close"),
                Frame.of("rate", "score", 4))) {
            assertThat(visitor.ask(frame.with(extra)).type()).as("%s", frame).isEqualTo("ok");
        }
    }

    @Test
    void a_second_hello_is_a_violation() {
        Visitor visitor = stage.visitor();
        visitor.tell(Frame.of(
                "hello", "id", Ids.next(), "as", "visitor", "site", stage.site().key()));
        assertThat(visitor.wire().awaitEnd().code()).isEqualTo(VIOLATION);
    }

    @TestFactory
    Stream<DynamicTest> anything_but_a_valid_hello_first_is_a_violation() {
        Stream<String> others = Stream.of(
                "{\"type\":\"history\",\"id\":\"a\"}",
                "{\"type\":\"tock\"}",
                "{\"type\":\"teleport\",\"id\":\"a\"}",
                "{\"type\":\"send\",\"id\":\"" + Ids.next() + "\",\"content\":{\"kind\":\"text\",\"text\":\"x\"}}",
                "no json",
                "",
                "[]");
        Stream<String> hellos = Shapes.ofHellos(stage.site().key()).stream()
                .flatMap(Shape::mistakes)
                .map(BadFrame::text);
        return Stream.concat(others, hellos)
                .map(text -> DynamicTest.dynamicTest(abbreviated(text), () -> {
                    Wire wire = stage.wire();
                    wire.send(text);
                    assertThat(wire.awaitEnd().code()).isEqualTo(VIOLATION);
                    assertThat(wire.received()).noneMatch(frame -> frame.is("welcome"));
                }));
    }

    @Test
    void a_hello_of_more_than_32_kib_is_refused() {
        Wire wire = stage.wire();
        Frame hello = Frame.of(
                "hello", "id", Ids.next(), "as", "visitor", "site", stage.site().key());
        wire.send(hello.with("padding", "p".repeat(32 * 1024)));
        assertThat(wire.awaitEnd().code()).isEqualTo(VIOLATION);
    }

    @Test
    @Tag("transport")
    void who_says_no_hello_within_ten_seconds_is_let_go() {
        Wire wire = stage.wire();
        long opened = System.nanoTime();
        Wire.End end = wire.awaitEnd(Duration.ofSeconds(14));
        assertThat(Duration.ofNanos(System.nanoTime() - opened)).isGreaterThan(Duration.ofSeconds(8));
        assertThat(end.code()).isEqualTo(VIOLATION);
    }

    private static String abbreviated(String text) {
        return text.length() < 90 ? "«" + text + "»" : "«" + text.substring(0, 80) + "…»";
    }
}
