package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.Sent;
import rapport.blackbox.client.Visitor;

/// Text is kept code point for code point, up to 16 KiB of UTF-8; what is no text is refused.
@Tag("blackbox")
class TextTest {

    private static final int TEXT_LIMIT = 16 * 1024;
    private static final int FRAME_LIMIT = 64 * 1024;

    @RegisterExtension
    static final Stage stage = new Stage();

    static Stream<String> texts() {
        return Stream.of(
                "  blanks around  ",
                "\n\r\n\t",
                "cafe\u0301 and caf\u00e9 differ",
                "\ufeffa byte order mark",
                "right \u202eto left\u202c, zero\u200bwidth",
                "👨‍👩‍👧‍👦 👍🏽 \uD842\uDFB7",
                "Z̷̡̢a̶l̵g̸o̴",
                "'; DROP TABLE entry; -- % _ \\ \" \\u0041",
                "<script>alert(1)</script>&amp;&#65;",
                "${jndi:ldap://x} {{7*7}} #{1+1}",
                "\u0001\u001f\u007f\u0085\u2028\u2029\uffff",
                "{\"type\":\"entry\"}",
                "中".repeat(TEXT_LIMIT / 3) + "x",
                "x".repeat(TEXT_LIMIT));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void comes_back_as_it_was_sent(String text) {
        Visitor visitor = stage.visitor();
        Sent sent = visitor.say(text);
        long seq = sent.ok().number("seq");
        Frame pushed = visitor.awaitMessage(visitor.conversation(), sent.id());
        Frame read = visitor.demand(Frame.of("history", "before", seq + 1, "limit", 1))
                .parts("entries")
                .getFirst();
        assertThat(List.of(pushed.text("content.text"), read.text("content.text")))
                .containsOnly(text);
    }

    @ParameterizedTest
    @MethodSource("tooLong")
    void of_one_byte_more_than_the_limit_is_too_large_and_its_id_stays_free(String text) {
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(TEXT_LIMIT + 1);
        Visitor visitor = stage.visitor();
        String id = Ids.next();
        assertThat(visitor.ask(send(id, text)).text("code")).isEqualTo("too_large");
        Frame ok = visitor.ask(send(id, "short"));
        assertThat(ok.type()).isEqualTo("ok");
        assertThat(ok.has("duplicate")).isFalse();
        assertThat(new Transcript(visitor.history(visitor.conversation(), 50)).turns())
                .extracting(Dialogue.Turn::text)
                .containsExactly("short");
    }

    static Stream<String> tooLong() {
        return Stream.of("x".repeat(TEXT_LIMIT + 1), "中".repeat(TEXT_LIMIT / 3) + "xx");
    }

    @ParameterizedTest
    @MethodSource("noTexts")
    void that_is_none_is_malformed(String jsonString) {
        Visitor visitor = stage.visitor();
        visitor.say("before").ok();
        String id = Ids.next();
        visitor.wire()
                .send("{\"type\":\"send\",\"id\":\"" + id + "\",\"content\":{\"kind\":\"text\",\"text\":" + jsonString
                        + "}}");
        Frame reply = visitor.wire().reply(id);
        assertThat(reply.type()).isEqualTo("error");
        assertThat(reply.text("code")).isEqualTo("malformed");
        assertThat(new Transcript(visitor.history(visitor.conversation(), 50)).turns())
                .hasSize(1);
    }

    static Stream<String> noTexts() {
        return Stream.of(
                "\"\"", "\"a\\u0000b\"", "\"a\\ud800\"", "\"\\udc00b\"", "\"\\ud800\\ud800\"", "\"\\udc00\\ud800\"");
    }

    @Test
    void a_frame_of_64_kib_is_read_and_one_byte_more_ends_the_connection_with_1009() {
        Visitor visitor = stage.visitor();
        visitor.say("before").ok();
        Frame whole = padded(FRAME_LIMIT);
        assertThat(visitor.wire().ask(whole).type()).isEqualTo("ok");
        visitor.wire().send(padded(FRAME_LIMIT + 1));
        assertThat(visitor.wire().awaitEnd().code()).isEqualTo(1009);
        visitor.connect();
        assertThat(new Transcript(visitor.history(visitor.conversation(), 50)).turns())
                .hasSize(2);
    }

    private static Frame padded(int size) {
        Frame send = send(Ids.next(), "padded").with("padding", "");
        return send.with("padding", "p".repeat(size - send.toString().length()));
    }

    private static Frame send(String id, String text) {
        return Frame.of("send", "id", id, "content", Map.of("kind", "text", "text", text));
    }
}
