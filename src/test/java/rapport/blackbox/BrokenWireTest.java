package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.RawWire;
import rapport.blackbox.client.Visitor;

/// Bytes that no library sends: the connection ends with the code of RFC 6455, nothing is stored, others go on.
@Tag("blackbox")
@Tag("transport")
class BrokenWireTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    private Visitor visitor;
    private RawWire wire;

    @BeforeEach
    void greet() {
        visitor = stage.visitor();
        visitor.say("before").ok();
        wire = RawWire.open(stage.socket());
        wire.text(Frame.of(
                        "hello",
                        "id",
                        "h",
                        "as",
                        "visitor",
                        "site",
                        stage.site().key(),
                        "token",
                        visitor.token())
                .toString());
        wire.await(frame -> frame.is("welcome"));
    }

    @AfterEach
    void nothingWasStoredAndTheOtherConnectionGoesOn() {
        wire.close();
        assertThat(visitor.connected()).isTrue();
        assertThat(new Transcript(visitor.history(visitor.conversation(), 50)).turns())
                .extracting(Dialogue.Turn::text)
                .doesNotContain("broken");
        visitor.say("after").ok();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ff", "c3", "c328", "c0af", "e28228", "eda080", "f4908080", "f0288cbc", "f08080af", "80", "fe"})
    void text_that_is_not_utf_8_ends_with_1007(String hex) {
        byte[] head = ("{\"type\":\"send\",\"id\":\"" + Ids.next()
                        + "\",\"content\":{\"kind\":\"text\",\"text\":\"broken\"},\"x\":\"")
                .getBytes(StandardCharsets.UTF_8);
        byte[] wrong = HexFormat.of().parseHex(hex);
        byte[] tail = "\"}".getBytes(StandardCharsets.UTF_8);
        wire.frame(RawWire.TEXT, joined(head, wrong, tail));
        assertThat(wire.awaitClose()).isEqualTo(1007);
    }

    @Test
    void utf_8_that_stops_in_the_middle_ends_with_1007() {
        wire.frame(RawWire.TEXT, HexFormat.of().parseHex("e282"));
        assertThat(wire.awaitClose()).isEqualTo(1007);
    }

    @Test
    void a_binary_frame_ends_with_1003() {
        wire.frame(RawWire.BINARY, send("broken").getBytes(StandardCharsets.UTF_8));
        assertThat(wire.awaitClose()).isEqualTo(1003);
    }

    @Test
    void a_message_in_fragments_is_one_message_wherever_it_is_cut() {
        byte[] whole = send("中文 in pieces").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < whole.length; i++) {
            int code = i == 0 ? RawWire.TEXT_BEGINS : i == whole.length - 1 ? RawWire.ENDS : RawWire.GOES_ON;
            wire.frame(code, new byte[] {whole[i]});
        }
        assertThat(wire.await(frame -> frame.is("ok") || frame.is("error")).type())
                .isEqualTo("ok");
    }

    @Test
    void fragments_that_add_up_to_more_than_64_kib_end_with_1009() {
        wire.frame(RawWire.TEXT_BEGINS, new byte[] {'{'});
        byte[] blanks = " ".repeat(8 * 1024).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 9; i++) {
            wire.frame(RawWire.GOES_ON, blanks);
        }
        assertThat(wire.awaitClose()).isEqualTo(1009);
    }

    @ParameterizedTest
    @ValueSource(longs = {65_537, Integer.MAX_VALUE, Long.MAX_VALUE})
    void a_promised_length_beyond_the_limit_ends_with_1009_without_waiting_for_it(long length) {
        wire.promise(RawWire.TEXT, length);
        assertThat(wire.awaitClose()).isEqualTo(1009);
    }

    @Test
    void a_frame_without_a_mask_ends_with_1002() {
        wire.unmasked(RawWire.TEXT, send("broken").getBytes(StandardCharsets.UTF_8));
        assertThat(wire.awaitClose()).isEqualTo(1002);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC1, 0xA1, 0x91, 0x83, 0x8B})
    void reserved_bits_and_opcodes_end_with_1002(int firstByte) {
        wire.frame(firstByte, send("broken").getBytes(StandardCharsets.UTF_8));
        assertThat(wire.awaitClose()).isEqualTo(1002);
    }

    @Test
    void a_ping_is_answered_with_its_own_bytes() {
        byte[] payload = {1, 2, 3};
        wire.frame(RawWire.PING, payload);
        assertThat(wire.awaitPong()).isEqualTo(payload);
    }

    private static String send(String text) {
        return Frame.of("send", "id", Ids.next(), "content", Map.of("kind", "text", "text", text))
                .toString();
    }

    private static byte[] joined(byte[]... parts) {
        var all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
