package rapport.bench.rival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RelayFramesTest {
    private static final String ID = "0197e3b0-0000-7000-8000-000000000001";
    private static final String AT = "2026-01-02T03:04:05.000Z";

    /// What the product sends for the same message, but for the ids.
    private static final String OF_THE_PRODUCT = """
            {"type":"entry","conversation":"c_01m85hrqddedss7zbdgdqatbeq","seq":4,"at":"2026-11-24T01:12:18.889Z",\
            "id":"9105aa40-7291-4eae-ab10-1b26bd7f7d43",\
            "author":{"kind":"visitor","id":"v_01m85hrqddedss7zbdgdqatbeq"},\
            "content":{"kind":"text","text":"在吗？ \\"}{"}}""";

    @Test
    void an_entry_is_the_product_s_letter_for_letter_but_for_ids() {
        ByteBuf send = utf8(
                "{\"type\":\"send\",\"id\":\"" + ID + "\",\"content\":{\"kind\":\"text\",\"text\":\"在吗？ \\\"}{\"}}");
        ByteBuf entry = RelayFrames.entry(send, RelayFrames.conversation(7), 4, AT, RelayFrames.visitor(7));

        assertThat(withoutIds(text(entry))).isEqualTo(withoutIds(OF_THE_PRODUCT));
        assertThat(entry.readableBytes()).isEqualTo(utf8(OF_THE_PRODUCT).readableBytes());
    }

    @Test
    void the_answer_is_the_product_s_letter_for_letter_but_for_ids() {
        String product = """
                {"type":"ok","re":"9105aa40-7291-4eae-ab10-1b26bd7f7d43","conversation":"c_01m85hrqddedss7zbdgdqatbeq",\
                "seq":4,"at":"2026-11-24T01:12:18.889Z"}""";
        String ok = text(RelayFrames.ok(ID, RelayFrames.conversation(7), 4, AT));

        assertThat(withoutIds(ok)).isEqualTo(withoutIds(product));
        assertThat(ok).hasSameSizeAs(product);
    }

    @Test
    void what_stands_behind_the_content_is_no_part_of_it() {
        ByteBuf send = utf8("{\"content\":{\"kind\":\"text\",\"text\":\"a\"},\"id\":\"" + ID + "\",\"fence\":1}");
        String entry = text(RelayFrames.entry(send, RelayFrames.conversation(1), 1, AT, RelayFrames.agent(1)));

        assertThat(entry)
                .endsWith(",\"content\":{\"kind\":\"text\",\"text\":\"a\"}}")
                .contains(ID);
    }

    @Test
    void a_message_without_content_is_refused() {
        ByteBuf send = utf8("{\"type\":\"send\",\"id\":\"" + ID + "\"}");

        assertThatThrownBy(() -> RelayFrames.entry(send, "c", 1, AT, "{}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_conversation_is_found_by_its_id_again() {
        assertThat(RelayFrames.number(RelayFrames.conversation(3_999))).isEqualTo(3_999);
    }

    @Test
    void times_have_milliseconds_even_if_there_are_none() {
        assertThat(RelayFrames.time(Instant.parse("2026-01-02T03:04:05Z"))).isEqualTo(AT);
    }

    private static String withoutIds(String json) {
        return json.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "UUID")
                .replaceAll("\"([cva]_)[0-9a-z]{26}\"", "\"$1\"")
                .replaceAll("\"at\":\"[^\"]{24}\"", "AT");
    }

    private static ByteBuf utf8(String json) {
        return Unpooled.copiedBuffer(json, StandardCharsets.UTF_8);
    }

    private static String text(ByteBuf frame) {
        return frame.toString(StandardCharsets.UTF_8);
    }
}
