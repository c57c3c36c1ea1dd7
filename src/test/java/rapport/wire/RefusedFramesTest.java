package rapport.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.desk.Code;

/// What the decoder makes of bad frames: the specified code, what was expected, and nothing of what was sent.
final class RefusedFramesTest {
    private static final FrameDecoder DECODER = new FrameDecoder();
    private static final String DEEP = "[".repeat(16) + "]".repeat(16);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[]",
                "null",
                "7",
                "\"hello\"",
                "{} {}",
                "{}x",
                "{\"type\":\"tock\"}}",
                "{\"type\":\"tock\",}",
                "{'type':'tock'}",
                "{type:\"tock\"}",
                "\uFEFF{\"type\":\"tock\"}",
                "{\"type\":\"tock\"} // tock",
                "/* tock */{\"type\":\"tock\"}",
                "{\"type\":\"tock\",\"type\":\"tock\"}",
                "{\"type\":\"tock\",\"x\":{\"y\":1,\"y\":2}}",
                "{\"type\":\"tock\",\"x\":NaN}",
                "{\"type\":\"tock\",\"x\":Infinity}",
                "{\"type\":\"tock\",\"x\":01}",
                "{\"type\":\"tock\",\"x\":.5}",
                "{\"type\":\"tock\",\"x\":+1}",
                "{\"type\":\"tock\",\"x\":\"a\nb\"}",
                "{\"type\":\"tock\",\"x\":\"\\x41\"}",
                "{\"type\":\"tock\",\"x\":\"\\u12\"}",
                "\u0000{\"type\":\"tock\"}",
                "{\u0000\"type\":\"tock\"}",
            })
    void whatIsNotOneJsonObjectIsMalformedWithoutAnId(String json) {
        refused(json, Code.MALFORMED, Optional.empty());
    }

    @Test
    void whatIsNestedTooDeeplyIsMalformed() {
        accepted("{\"type\":\"tock\",\"x\":" + DEEP.substring(1, 31) + "}");
        refused("{\"type\":\"tock\",\"x\":" + DEEP + "}", Code.MALFORMED, Optional.empty());
        refused("[".repeat(60_000), Code.MALFORMED, Optional.empty());
        refused("{\"x\":".repeat(10_000), Code.MALFORMED, Optional.empty());
    }

    @Test
    void utf16IsNotUtf8() {
        for (var charset : List.of("UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE")) {
            var bytes = "{\"type\":\"tock\"}".getBytes(java.nio.charset.Charset.forName(charset));
            assertThat(DECODER.decode(bytes)).as(charset).isInstanceOf(Decoded.Refused.class);
        }
    }

    @Test
    void aTypeThatIsNoneIsUnknownAndOneThatIsNotAStringIsMalformed() {
        refused("{\"type\":\"hullo\",\"id\":\"i1\"}", Code.UNKNOWN_TYPE, Optional.of("i1"));
        refused("{\"type\":\"HELLO\",\"id\":\"i1\"}", Code.UNKNOWN_TYPE, Optional.of("i1"));
        refused("{\"type\":\"\",\"id\":\"i1\"}", Code.UNKNOWN_TYPE, Optional.of("i1"));
        refused("{\"type\":\"ok\"}", Code.UNKNOWN_TYPE, Optional.empty());
        refused("{\"type\":7,\"id\":\"i1\"}", Code.MALFORMED, Optional.of("i1"));
        refused("{\"type\":null,\"id\":\"i1\"}", Code.MALFORMED, Optional.of("i1"));
        refused("{\"id\":\"i1\"}", Code.MALFORMED, Optional.of("i1"));
    }

    @Test
    void anIdThatIsNoneIsNotAnsweredTo() {
        for (var id : List.of("\"\"", "7", "null", "[]", "\"" + "x".repeat(65) + "\"", "\"\\ud800\"", "\"\\u0000\"")) {
            refused("{\"type\":\"take\",\"conversation\":\"c1\",\"id\":" + id + "}", Code.MALFORMED, Optional.empty());
        }
        refused("{\"type\":\"take\",\"conversation\":\"c1\"}", Code.MALFORMED, Optional.empty());
    }

    /// For each frame, a good one and what each of its fields must not be.
    static final List<String> WRONG = wrong();

    @ParameterizedTest
    @FieldSource("WRONG")
    void aFieldThatIsMissingOrWrongIsMalformedAndTheAnswerNamesTheId(String json) {
        refused(json, Code.MALFORMED, json.contains("\"id\":\"i1\"") ? Optional.of("i1") : Optional.empty());
    }

    private static List<String> wrong() {
        var ids = "'' 7 true null [] {} '" + "x".repeat(65) + "' '\\ud800' '\\udc00x' 'a\\u0000b'";
        var texts = "'' 7 true null [] {} '\\ud83d' 'x\\ude00' 'a\\u0000b'";
        var numbers = "'7' -1 7.5 1e-1 9007199254740992 9007199254740990.5 1e400 1e999999999999 -1e999999999 "
                + "123456789012345678901234567890 true null [] {}";
        var wrong = new ArrayList<String>();
        each(wrong, "{'type':'read','seq':@}", numbers);
        each(wrong, "{'type':'delivered','conversation':@,'seq':1}", ids);
        each(wrong, "{'type':'typing','text':@}", texts.substring(3));
        each(wrong, "{'type':'send','id':'i1','content':{'kind':'text','text':@}}", texts);
        each(wrong, "{'type':'send','id':'i1','content':{'kind':'note','text':@}}", texts);
        each(wrong, "{'type':'send','id':'i1','content':{'kind':'file','file':@}}", ids);
        each(wrong, "{'type':'send','id':'i1','content':{'kind':@,'text':'x'}}", "'TEXT' 'opened' '' 7 null {}");
        each(wrong, "{'type':'send','id':'i1','content':@}", "'x' 7 null [] {} {'kind':'text'} {'text':'x'}");
        each(wrong, "{'type':'send','id':'i1','content':{'kind':'text','text':'x'},'fence':@}", numbers);
        each(wrong, "{'type':'send','id':'i1','content':{'kind':'text','text':'x'},'join':@}", "1 'true' null []");
        each(wrong, "{'type':'history','id':'i1',@}", "'before':1,'after':1 'limit':0 'before':null 'limit':'9'");
        each(wrong, "{'type':'profile','id':'i1','name':@}", texts);
        each(wrong, "{'type':'profile','id':'i1','email':@}", texts);
        each(
                wrong,
                "{'type':'profile','id':'i1','attributes':@}",
                "'x' 7 [] null {'a':null} {'a':{}} {'a':[]} {'':'b'}");
        each(wrong, "{'type':'rate','id':'i1','score':@}", "0 6 4.5 '5' null true");
        each(wrong, "{'type':'rate','id':'i1','score':5,'comment':@}", texts);
        each(wrong, "{'type':'rate','id':'i1','score':5,'cycle':@}", numbers);
        each(wrong, "{'type':'close','id':'i1','fence':@}", numbers);
        each(wrong, "{'type':'availability','id':'i1','status':@}", "'ONLINE' 'busy' '' 7 null");
        each(wrong, "{'type':'availability','id':'i1','status':'online','agent':@}", ids);
        each(wrong, "{'type':'watch','id':'i1','scope':@}", "'everything' '' null 1");
        for (var type : List.of("open", "leave", "take", "release")) {
            each(wrong, "{'type':'" + type + "','id':'i1','conversation':@}", ids);
            each(wrong, "{'type':'" + type + "','id':'i1'@}", " ,'x':1");
        }
        each(wrong, "{'type':'open','id':'i1','conversation':'c1','cursor':@}", numbers);
        each(wrong, "{'type':'release','id':'i1','conversation':'c1','fence':@}", numbers);
        each(
                wrong,
                "{'type':'transfer','id':'i1','conversation':'c1','fence':1,'to':@}",
                "'a1' null {} {'agent':'a','team':'t'} {'agent':7} {'agent':''} {'team':null}");
        each(wrong, "{'type':'transfer','id':'i1','conversation':'c1','to':{'agent':'a'},'note':@}", texts);
        each(
                wrong,
                "{'type':'page','page':@}",
                "'u' null {} {'url':''} {'url':7} {'url':'u','title':7} {'url':'\\ud800'}");
        each(wrong, "{'type':'hello','id':'i1','as':@}", "'bot' '' null 'AGENT'");
        each(wrong, "{'type':'hello','id':'i1','as':'visitor'@}", " ,'site':7 ,'site':''");
        each(wrong, "{'type':'hello','id':'i1','as':'agent','token':@}", texts);
        each(wrong, "{'type':'hello','id':'i1','as':'agent','session':@}", ids);
        each(
                wrong,
                "{'type':'hello','id':'i1','as':'agent','cursors':@}",
                "{} 7 null [1] [{}] [{'conversation':'c1'}] [{'seq':1}] [{'conversation':'c1','seq':-1}]"
                        + " [{'conversation':'c1','seq':1},{'conversation':'c1','seq':1}]");
        each(wrong, "{'type':'hello','id':'i1','as':'visitor','site':'s','page':@}", "7 null {} {'url':7}");
        each(wrong, "{'type':'hello','id':'i1','as':'visitor','site':'s','locale':@}", "7 null ''");
        return wrong;
    }

    private static void each(List<String> into, String frame, String values) {
        for (var value : values.split(" ", -1)) {
            into.add(frame.replace("@", value).replace('\'', '"'));
        }
    }

    @Test
    void whatIsBeyondALimitIsTooLarge() {
        var long201 = "\"" + "x".repeat(201) + "\"";
        var id = Optional.of("i1");
        refused("{\"type\":\"profile\",\"id\":\"i1\",\"name\":" + long201 + "}", Code.TOO_LARGE, id);
        refused("{\"type\":\"profile\",\"id\":\"i1\",\"email\":" + long201 + "}", Code.TOO_LARGE, id);
        refused("{\"type\":\"profile\",\"id\":\"i1\",\"attributes\":{\"a\":" + long201 + "}}", Code.TOO_LARGE, id);
        refused("{\"type\":\"profile\",\"id\":\"i1\",\"attributes\":{" + long201 + ":1}}", Code.TOO_LARGE, id);
        var many = new StringBuilder();
        for (int i = 0; i < 51; i++) {
            many.append(i == 0 ? "" : ",").append("\"a").append(i).append("\":1");
        }
        refused("{\"type\":\"profile\",\"id\":\"i1\",\"attributes\":{" + many + "}}", Code.TOO_LARGE, id);
        refused(
                "{\"type\":\"rate\",\"id\":\"i1\",\"score\":1,\"comment\":\"" + "x".repeat(16_385) + "\"}",
                Code.TOO_LARGE,
                id);
        refused("{\"type\":\"typing\",\"text\":\"" + "x".repeat(16_385) + "\"}", Code.TOO_LARGE, Optional.empty());
        refused(
                "{\"type\":\"hello\",\"id\":\"i1\",\"as\":\"agent\",\"x\":\"" + "x".repeat(32 * 1024) + "\"}",
                Code.TOO_LARGE,
                id);
        refused("{\"type\":\"tock\",\"x\":\"" + "x".repeat(64 * 1024) + "\"}", Code.TOO_LARGE, Optional.empty());
    }

    @Test
    void noBytesWhateverMakeTheDecoderFail() {
        var chance = RandomGeneratorFactory.of("L64X128MixRandom").create(20260101);
        var seeds = WRONG.stream().map(json -> json.getBytes(UTF_8)).toList();
        for (int round = 0; round < 50_000; round++) {
            var bytes = seeds.get(chance.nextInt(seeds.size())).clone();
            for (int i = chance.nextInt(4); i >= 0; i--) {
                bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
            }
            assertThat(DECODER.decode(bytes)).isNotNull();
        }
    }

    private static void accepted(String json) {
        assertThat(DECODER.decode(json.getBytes(UTF_8))).isInstanceOf(Decoded.Frame.class);
    }

    private static void refused(String json, Code code, Optional<String> re) {
        assertThat(DECODER.decode(json.getBytes(UTF_8)))
                .as(json.length() < 300 ? json : json.substring(0, 300))
                .isInstanceOfSatisfying(Decoded.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused.re().map(FrameId::value)).isEqualTo(re);
                    assertThat(refused.message()).contains("expected").doesNotContain("Exception", "at [", "tools.");
                });
    }
}
