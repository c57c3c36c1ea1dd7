package rapport.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.desk.AgentId;
import rapport.desk.Code;
import rapport.desk.ConversationId;
import rapport.desk.FileId;
import rapport.desk.MessageId;
import rapport.desk.Status;
import rapport.desk.TeamId;

/// What the decoder makes of good frames.
final class FrameDecoderTest {
    private static final FrameId ID = new FrameId("i1");
    private static final ConversationId CONVERSATION = new ConversationId("c1");
    private static final Optional<ConversationId> SOME = Optional.of(CONVERSATION);

    @Test
    void aVisitorsHelloIsReadWithAllItsFields() {
        assertThat(frame("""
                {"type":"hello","id":"i1","as":"visitor","site":"pk","token":"t","identity":"a.b.c","session":"s",
                 "epoch":"e","cursors":[{"conversation":"c1","seq":7}],
                 "page":{"url":"https://shop.example/","title":"Shop","referrer":"https://s.example/"},
                 "locale":"zh-CN"}"""))
                .isEqualTo(new Hello.Visitor(
                        ID,
                        "pk",
                        Optional.of("t"),
                        Optional.of("a.b.c"),
                        Optional.of("s"),
                        Optional.of("e"),
                        List.of(new Hello.Cursor(CONVERSATION, 7)),
                        Optional.of(new Page(
                                "https://shop.example/", Optional.of("Shop"), Optional.of("https://s.example/"))),
                        Optional.of("zh-CN")));
    }

    @Test
    void anAgentsHelloNeedsNothingButAnId() {
        assertThat(frame("{\"type\":\"hello\",\"id\":\"i1\",\"as\":\"agent\"}"))
                .isEqualTo(new Hello.Agent(ID, Optional.empty(), Optional.empty(), Optional.empty(), List.of()));
    }

    @Test
    void aSendCarriesTextFileOrNote() {
        assertThat(send("{\"kind\":\"text\",\"text\":\"你好 \uD83D\uDC4B\u2028\"}")
                        .content())
                .isEqualTo(new Posted.Text("你好 \uD83D\uDC4B\u2028"));
        assertThat(send("{\"kind\":\"file\",\"file\":\"f1\"}").content()).isEqualTo(new Posted.File(new FileId("f1")));
        assertThat(send("{\"kind\":\"note\",\"text\":\" n \"}").content()).isEqualTo(new Posted.Note(" n "));
    }

    @Test
    void aSendsIdIsTheMessages() {
        assertThat(send("{\"kind\":\"text\",\"text\":\"x\"}").message()).isEqualTo(new MessageId("i1"));
    }

    @Test
    void everyOtherFrameIsReadWithAllItsFields() {
        var frames = Map.<String, ClientFrame>ofEntries(
                Map.entry(
                        "{'type':'send','id':'i1','conversation':'c1','content':{'kind':'text','text':'x'},'fence':3,'join':true}",
                        new FromBoth.Send(ID, SOME, new Posted.Text("x"), OptionalLong.of(3), true)),
                Map.entry(
                        "{'type':'history','id':'i1','conversation':'c1','before':9,'limit':3}",
                        new FromBoth.History(ID, SOME, new FromBoth.Range.Before(9), 3)),
                Map.entry(
                        "{'type':'history','id':'i1','after':9}",
                        new FromBoth.History(ID, Optional.empty(), new FromBoth.Range.After(9), 50)),
                Map.entry(
                        "{'type':'history','id':'i1'}",
                        new FromBoth.History(ID, Optional.empty(), FromBoth.Range.NEWEST, 50)),
                Map.entry("{'type':'delivered','conversation':'c1','seq':4}", new FromBoth.Delivered(SOME, 4)),
                Map.entry("{'type':'read','conversation':'c1','seq':4}", new FromBoth.Read(SOME, 4)),
                Map.entry(
                        "{'type':'typing','conversation':'c1','text':'hel'}",
                        new FromBoth.Typing(SOME, Optional.of("hel"))),
                Map.entry("{'type':'typing','text':''}", new FromBoth.Typing(Optional.empty(), Optional.of(""))),
                Map.entry("{'type':'tock'}", new FromBoth.Tock()),
                Map.entry(
                        "{'type':'close','id':'i1','conversation':'c1','fence':2}",
                        new FromBoth.Close(ID, SOME, OptionalLong.of(2))),
                Map.entry(
                        "{'type':'page','page':{'url':'u'}}",
                        new FromVisitor.PageChanged(new Page("u", Optional.empty(), Optional.empty()))),
                Map.entry(
                        "{'type':'profile','id':'i1','name':'n','email':'e','attributes':{'a':'b','c':5,'d':true}}",
                        new FromVisitor.DescribeProfile(
                                ID, Optional.of("n"), Optional.of("e"), Map.of("a", "b", "c", "5", "d", "true"))),
                Map.entry(
                        "{'type':'rate','id':'i1','conversation':'c1','score':5,'comment':'k','cycle':2}",
                        new FromVisitor.Rate(ID, SOME, 5, Optional.of("k"), OptionalLong.of(2))),
                Map.entry(
                        "{'type':'availability','id':'i1','status':'away','agent':'a1'}",
                        new FromAgent.Availability(ID, Status.AWAY, Optional.of(new AgentId("a1")))),
                Map.entry("{'type':'watch','id':'i1','scope':'queue'}", new FromAgent.Watch(ID, FromAgent.Scope.QUEUE)),
                Map.entry(
                        "{'type':'open','id':'i1','conversation':'c1','cursor':0}",
                        new FromAgent.Open(ID, CONVERSATION, OptionalLong.of(0))),
                Map.entry("{'type':'leave','id':'i1','conversation':'c1'}", new FromAgent.Leave(ID, CONVERSATION)),
                Map.entry(
                        "{'type':'take','id':'i1','conversation':'c1'}",
                        new FromAgent.Take(ID, CONVERSATION, OptionalLong.empty())),
                Map.entry(
                        "{'type':'take','id':'i1','conversation':'c1','fence':2}",
                        new FromAgent.Take(ID, CONVERSATION, OptionalLong.of(2))),
                Map.entry(
                        "{'type':'transfer','id':'i1','conversation':'c1','fence':2,'to':{'agent':'a1'},'note':'n'}",
                        new FromAgent.Transfer(
                                ID,
                                CONVERSATION,
                                OptionalLong.of(2),
                                new FromAgent.Target.Person(new AgentId("a1")),
                                Optional.of("n"))),
                Map.entry(
                        "{'type':'transfer','id':'i1','conversation':'c1','to':{'team':'t1'}}",
                        new FromAgent.Transfer(
                                ID,
                                CONVERSATION,
                                OptionalLong.empty(),
                                new FromAgent.Target.Team(new TeamId("t1")),
                                Optional.empty())),
                Map.entry(
                        "{'type':'release','id':'i1','conversation':'c1','fence':2}",
                        new FromAgent.Release(ID, CONVERSATION, OptionalLong.of(2))));
        frames.forEach(
                (json, frame) -> assertThat(frame(json.replace('\'', '"'))).isEqualTo(frame));
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "7.0, 7", "7e0, 7", "70e-1, 7", "0, 0", "-0, 0", "9007199254740991, 9007199254740991"})
    void aNumberIsWhatItIsWorth(String literal, long worth) {
        assertThat(frame("{\"type\":\"read\",\"seq\":" + literal + "}"))
                .isEqualTo(new FromBoth.Read(Optional.empty(), worth));
    }

    @Test
    void whatNobodyKnowsIsIgnoredWhereverItStands() {
        assertThat(frame("{\"x\":[{\"y\":null}],\"seq\":1,\"type\":\"read\",\"id\":7,\"__proto__\":{}}"))
                .isEqualTo(new FromBoth.Read(Optional.empty(), 1));
    }

    @Test
    void aLimitAboveTheMostIsTheMost() {
        assertThat(((FromBoth.History) frame("{\"type\":\"history\",\"id\":\"i1\",\"limit\":9007199254740991}"))
                        .limit())
                .isEqualTo(200);
    }

    @Test
    void aLongPageIsCutAndNeverRefused() {
        var url = "https://shop.example/?" + "x".repeat(3_000);
        var page = (FromVisitor.PageChanged) frame("{\"type\":\"page\",\"page\":{\"url\":\"" + url + "\"}}");
        assertThat(page.page().url()).isEqualTo(url.substring(0, 2048));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "我", "\uD83D\uDC4B", "é"})
    void aTextMayHaveExactlySixteenKibibytesAndNoMore(String each) {
        var most = each.repeat(16 * 1024 / each.getBytes(UTF_8).length);
        var filled = most + "x".repeat(16 * 1024 - most.getBytes(UTF_8).length);
        assertThat(send("{\"kind\":\"text\",\"text\":\"" + filled + "\"}").content())
                .isEqualTo(new Posted.Text(filled));
        var beyond = new FrameDecoder()
                .decode(("{\"type\":\"send\",\"id\":\"i1\",\"content\":{\"kind\":\"text\",\"text\":\"" + filled
                                + "x\"}}")
                        .getBytes(UTF_8));
        assertThat(beyond).isInstanceOfSatisfying(Decoded.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Code.TOO_LARGE);
            assertThat(refused.re()).contains(ID);
        });
    }

    @Test
    void anyIdOfOneToSixtyFourCharactersIsAnId() {
        for (var id : List.of("1", "x".repeat(64), "我", "a b\tc", "<script>", "ÿ".repeat(64))) {
            var frame = frame("{\"type\":\"watch\",\"scope\":\"none\",\"id\":\"" + id.replace("\t", "\\t") + "\"}");
            assertThat(((ClientFrame.Request) frame).id()).isEqualTo(new FrameId(id));
        }
    }

    private static FromBoth.Send send(String content) {
        return (FromBoth.Send) frame("{\"type\":\"send\",\"id\":\"i1\",\"content\":" + content + "}");
    }

    private static ClientFrame frame(String json) {
        return switch (new FrameDecoder().decode(json.getBytes(UTF_8))) {
            case Decoded.Frame frame -> frame.frame();
            case Decoded.Refused refused -> throw new AssertionError(json + ": " + refused);
        };
    }
}
