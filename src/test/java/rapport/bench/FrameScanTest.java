package rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FrameScanTest {

    @Test
    void a_member_is_found_wherever_it_stands() {
        assertThat(member("{\"type\":\"ok\",\"re\":\"a\"}", "re")).isEqualTo("a");
        assertThat(member("{ \"re\" : \"b\" , \"type\" : \"ok\" }", "re")).isEqualTo("b");
        assertThat(member("{\"content\":{\"re\":\"inner\"},\"list\":[{\"re\":\"x\"}],\"re\":\"outer\"}", "re"))
                .isEqualTo("outer");
    }

    @Test
    void quotes_and_braces_inside_strings_do_not_lead_astray() {
        assertThat(member("{\"text\":\"} \\\" \\\\\",\"re\":\"a\"}", "re")).isEqualTo("a");
        assertThat(member("{\"text\":\"re\",\"re\":\"中文\"}", "re")).isEqualTo("中文");
    }

    @Test
    void what_is_not_there_or_is_no_string_is_absent() {
        assertThat(member("{\"type\":\"ok\"}", "re")).isEmpty();
        assertThat(member("{\"re\":5,\"x\":{\"re\":\"a\"}}", "re")).isEmpty();
        assertThat(member("{}", "re")).isEmpty();
    }

    @Test
    void an_object_is_found_with_all_that_is_in_it() {
        assertThat(object("{\"re\":\"a\",\"content\":{\"t\":\"}\\\"\",\"x\":{}},\"y\":{}}", "content"))
                .isEqualTo("{\"t\":\"}\\\"\",\"x\":{}}");
        assertThat(object("{\"content\":\"text\",\"x\":{\"y\":{}}}", "content")).isEmpty();
        assertThat(object("{\"x\":{\"y\":{}}}", "y")).isEmpty();
    }

    private static String object(String json, String name) {
        ByteBuf buffer = Unpooled.copiedBuffer(json, StandardCharsets.UTF_8);
        FrameScan.Slice slice = FrameScan.object(buffer, name.getBytes(StandardCharsets.US_ASCII));
        return slice.present() ? slice.text(buffer) : "";
    }

    private static String member(String json, String name) {
        ByteBuf buffer = Unpooled.copiedBuffer(json, StandardCharsets.UTF_8);
        FrameScan.Slice slice = FrameScan.member(buffer, name.getBytes(StandardCharsets.US_ASCII));
        return slice.present() ? slice.text(buffer) : "";
    }
}
