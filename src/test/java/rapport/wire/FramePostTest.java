package rapport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramePostTest {

    @Test
    void eachFrameIsJustTheBytesThatStoodThere() {
        assertThat(frames("{\"from\":0,\"frames\":[ {\"a\" : \"客服\\n\"} , 7,\"x\\\"\" ,null,[1, [2]] ,-1.50e3,{}]}"))
                .containsExactly("{\"a\" : \"客服\\n\"}", "7", "\"x\\\"\"", "null", "[1, [2]]", "-1.50e3", "{}");
        assertThat(frames("\n {\"frames\":[],\"more\":{\"frames\":[1]},\"from\":3}\t"))
                .isEmpty();
    }

    @Test
    void whatIsStrangeInAFrameIsForItsOwnDecoderToFind() {
        String deep = "[".repeat(900) + "]".repeat(900);
        String twice = "{\"type\":1,\"type\":2}";
        String digits = "9".repeat(5_000);
        assertThat(frames("{\"from\":0,\"frames\":[" + deep + "," + twice + "," + digits + "]}"))
                .containsExactly(deep, twice, digits);
    }

    @Test
    void theIndexIsAWholeNumber() {
        assertThat(post("{\"from\":9007199254740991,\"frames\":[]}").from()).isEqualTo(9_007_199_254_740_991L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "[]",
                "{}",
                "{\"from\":0}",
                "{\"frames\":[]}",
                "{\"from\":-1,\"frames\":[]}",
                "{\"from\":0.0,\"frames\":[]}",
                "{\"from\":\"0\",\"frames\":[]}",
                "{\"from\":99999999999999999999,\"frames\":[]}",
                "{\"from\":0,\"frames\":{}}",
                "{\"from\":0,\"frames\":null}"
            })
    void jsonThatIsNoPostIsToldFromWhatIsNoJson(String body) {
        assertThat(read(body)).isEqualTo(new FramePost.Read.Flawed(FramePost.Flaw.NO_POST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "{",
                "{\"from\":0,\"frames\":[",
                "{\"from\":0,\"frames\":[}",
                "{\"from\":0,\"frames\":[]} {}",
                "{\"from\":0,\"frames\":[NaN]}",
                "\uFEFF{\"from\":0,\"frames\":[]}",
                "\0{"
            })
    void whatIsNoJsonIsFoundToBeNone(String body) {
        assertThat(read(body)).isEqualTo(new FramePost.Read.Flawed(FramePost.Flaw.NOT_JSON));
    }

    private static FramePost.Read read(String body) {
        return FramePost.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static FramePost post(String body) {
        return ((FramePost.Read.Post) read(body)).post();
    }

    private static List<String> frames(String body) {
        return post(body).frames().stream()
                .map(frame -> new String(frame, StandardCharsets.UTF_8))
                .toList();
    }
}
