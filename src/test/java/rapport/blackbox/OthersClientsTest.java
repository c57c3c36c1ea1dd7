package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static rapport.blackbox.client.Library.JDK;
import static rapport.blackbox.client.Library.OKHTTP;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.Library;
import rapport.blackbox.client.Party;
import rapport.blackbox.client.Relay;
import rapport.blackbox.client.Sent;
import rapport.blackbox.client.Visitor;
import rapport.blackbox.client.Wire;

/// WebSocket clients that others wrote, each with its own reading of RFC 6455, in the stories that a chat is made of.
@Tag("blackbox")
@Tag("transport")
class OthersClientsTest {

    private static final int TEXT_BYTES = 16 * 1024;
    private static final int FRAME_BYTES = 64 * 1024;

    @RegisterExtension
    static final Stage stage = new Stage();

    static Stream<Library> others() {
        return Stream.of(Library.values()).filter(library -> library != JDK);
    }

    /// OkHttp sends every message in one frame, and pings by a clock of its own ([OthersClientsOverTimeTest]).
    static Stream<Library> thoseInCommand() {
        return others().filter(library -> library != OKHTTP);
    }

    static Stream<Arguments> pairs() {
        return others().flatMap(visitors ->
                others().filter(agents -> agents != visitors).map(agents -> Arguments.of(visitors, agents)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void what_visitor_and_agent_write_is_shown_to_both_once_and_in_order(Library library) {
        Talk talk = talk(library, library);
        talk.ask("你好，请问这双鞋有 42 码吗？👟");
        talk.answer("有的 👍🏽，还剩 \uD842\uDFB7 两双。\n\u2028\"\\ \u0001");
        List<Sent> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(talk.visitor().say("第 " + i + " 句"));
        }
        many.forEach(Sent::ok);
        talk.answer("👨‍👩‍👧‍👦");
        assertBothHaveAll(talk, 44);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void the_largest_text_there_may_be_arrives_byte_for_byte(Library library) {
        String largest = "汉".repeat((TEXT_BYTES - 4) / 3) + "🙂";
        assertThat(largest.getBytes(StandardCharsets.UTF_8)).hasSize(TEXT_BYTES);
        Talk talk = talk(library, library);
        for (Sent sent : List.of(talk.ask(largest), talk.answer(largest))) {
            for (Party reader : List.of(talk.visitor(), talk.agent())) {
                assertThat(reader.awaitMessage(talk.conversation(), sent.id()).text("content.text"))
                        .isEqualTo(largest);
            }
        }
        assertBothHaveAll(talk, 3);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("thoseInCommand")
    void a_message_in_fragments_is_one_message_and_in_more_than_128_refused(Library library) {
        Talk talk = talk(library, library);
        Wire wire = talk.visitor().wire();
        for (int fragments : List.of(2, 7, 100)) {
            Frame message = message(fragments + " 片：" + "一片一片 🧩".repeat(20));
            wire.send(message, fragments);
            assertThat(wire.reply(message.text("id")).type()).isEqualTo("ok");
            assertThat(talk.agent()
                            .awaitMessage(talk.conversation(), message.text("id"))
                            .text("content.text"))
                    .isEqualTo(message.text("content.text"));
        }
        wire.send(message("too many"), 200);
        assertClosedWith(wire, 1009);
        talk.visitor().connect();
        assertBothHaveAll(talk, 4);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("thoseInCommand")
    void a_ping_is_answered_with_its_own_bytes(Library library) {
        Wire wire = stage.wire(library);
        for (int length : List.of(1, 125)) {
            byte[] payload = "p".repeat(length).getBytes(StandardCharsets.US_ASCII);
            wire.ping(payload);
            wire.awaitPong(payload);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void compression_is_offered_and_declined_and_the_chat_goes_on(Library library) {
        Agent agent = stage.agent(library);
        try (Relay relay = new Relay(stage.socket())) {
            Visitor visitor = stage.arrive(
                    Visitor.anonymous(relay.address(), stage.site().key()).by(library));
            visitor.moved(stage.socket()); // the relay serves one connection
            assertThat(relay.asked("Sec-WebSocket-Extensions"))
                    .singleElement()
                    .asString()
                    .startsWith("permessage-deflate");
            assertThat(relay.answered("Sec-WebSocket-Extensions")).isEmpty();
            Talk talk = stage.talk(visitor, agent);
            talk.ask("worth to be compressed ".repeat(200));
            talk.answer("压缩 ".repeat(1_000));
            assertBothHaveAll(talk, 3);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void the_subprotocol_is_selected_if_it_is_offered(Library library) {
        try (Wire wire = Wire.offering(library, stage.socket(), "rapport.v1")) {
            assertThat(wire.subprotocol()).isEqualTo("rapport.v1");
        }
        assertThat(stage.wire(library).subprotocol()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void a_visitor_who_was_cut_off_gets_exactly_what_was_said_meanwhile(Library library) {
        Talk talk = talk(library, library);
        Visitor visitor = talk.visitor();
        visitor.awaitMessage(talk.conversation(), talk.ask("still there?").id());
        visitor.cut();
        talk.agent().awaitState(talk.conversation(), "the visitor gone", state -> !state.flag("visitor.present"));
        List<Sent> missed = List.of(
                talk.agent().say(talk.conversation(), "yes"),
                talk.agent().say(talk.conversation(), "是的"),
                talk.agent().say(talk.conversation(), "👋"));
        missed.forEach(Sent::ok);
        assertResumesWith(visitor, talk.conversation(), missed);
        talk.ask("here I am");
        assertBothHaveAll(talk, 6);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void an_agent_who_was_cut_off_gets_exactly_what_was_said_meanwhile(Library library) {
        Talk talk = talk(library, library);
        talk.agent().awaitMessage(talk.conversation(), talk.answer("good day").id());
        talk.agent().cut();
        talk.visitor().awaitState(talk.conversation(), "the agent gone", state -> !state.flag("agent.present"));
        List<Sent> missed = List.of(talk.visitor().say("喂？"), talk.visitor().say("anybody?"));
        missed.forEach(Sent::ok);
        assertResumesWith(talk.agent(), talk.conversation(), missed);
        talk.answer("here I am");
        assertBothHaveAll(talk, 5);
    }

    private static void assertResumesWith(Party party, String conversation, List<Sent> missed) {
        long last = party.shown(conversation).getLast().number("seq");
        party.connect();
        party.awaitMessage(conversation, missed.getLast().id());
        Wire wire = party.wire();
        Frame live = wire.await("live", frame -> frame.is("live"));
        assertThat(wire.await("replay", frame -> frame.is("replay")).number("from"))
                .isEqualTo(last + 1);
        Transcript replayed = new Transcript(
                wire.received().stream().filter(frame -> frame.is("entry")).toList());
        assertThat(replayed.numbers())
                .containsExactlyElementsOf(LongStream.rangeClosed(last + 1, live.number("head"))
                        .boxed()
                        .toList());
        assertThat(replayed.turns())
                .extracting(Dialogue.Turn::text)
                .containsExactlyElementsOf(missed.stream().map(Sent::text).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void a_message_that_is_sent_again_on_a_new_connection_is_acknowledged_as_the_one_that_is_there(Library library) {
        Talk talk = talk(library, library);
        Frame message = message("once");
        Frame first = talk.visitor().demand(message);
        talk.visitor().cut();
        talk.visitor().connect();
        Frame again = talk.visitor().demand(message);
        assertThat(again.flag("duplicate")).isTrue();
        assertThat(again.without("duplicate")).isEqualTo(first);
        assertBothHaveAll(talk, 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void a_malformed_frame_is_answered_and_the_third_closes_with_4504(Library library) {
        Visitor visitor = stage.visitor(library);
        Wire wire = visitor.wire();
        for (String broken : List.of("no json", "{\"type\":\"send\",\"id\":\"m\",\"content\":7}")) {
            int before = wire.position();
            wire.send(broken);
            Frame error = wire.awaitAfter(before, "the error", frame -> frame.is("error"));
            assertThat(error.text("code")).isEqualTo("malformed");
        }
        assertThat(visitor.ask(Frame.of("teleport")).text("code")).isEqualTo("unknown_type");
        visitor.say("still here").ok();
        wire.send("[]");
        assertClosedWith(wire, 4504);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void a_binary_message_closes_with_1003_and_one_that_is_too_large_with_1009(Library library) {
        Wire binary = greeted(library);
        binary.sendBinary(message("broken").toString().getBytes(StandardCharsets.UTF_8));
        assertClosedWith(binary, 1003);
        Wire large = greeted(library);
        large.send(Frame.of("tock").with("padding", "p".repeat(FRAME_BYTES)));
        assertClosedWith(large, 1009);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void who_is_refused_or_replaced_hears_the_code_of_the_contract(Library library) {
        Wire rude = stage.wire(library);
        rude.send(Frame.of("tock"));
        assertClosedWith(rude, 4504);
        Wire unknown = stage.wire(library);
        unknown.send(hello().with("token", "nonsense"));
        assertClosedWith(unknown, 4501);
        Wire older = stage.wire(library);
        Frame welcome = older.ask(hello().with("session", "tab"));
        stage.wire(library).ask(hello().with("session", "tab").with("token", welcome.text("visitor.token")));
        assertClosedWith(older, 4506);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void an_origin_that_no_site_allows_is_refused_with_403(Library library) {
        assertThatExceptionOfType(Wire.UpgradeRefused.class)
                .isThrownBy(() -> from(library, "https://evil.example"))
                .extracting(Wire.UpgradeRefused::status)
                .isEqualTo(403);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void an_origin_of_another_site_is_forbidden_at_hello_and_closes_with_4504(Library library) {
        Site other = stage.site("graceSeconds", 20);
        try (Wire right = from(library, "https://shop.example");
                Wire wrong = from(library, "https://shop.example")) {
            assertThat(right.ask(hello().with("site", other.key())).type()).isEqualTo("welcome");
            assertThat(wrong.ask(hello()).text("code")).isEqualTo("forbidden");
            assertClosedWith(wrong, 4504);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void who_closes_hears_their_own_code_back(Library library) {
        for (int code : List.of(1000, 3001)) {
            Wire wire = greeted(library);
            wire.close(code, "再见");
            assertThat(wire.awaitEnd().code()).isEqualTo(code);
        }
    }

    @ParameterizedTest(name = "visitor: {0}, agent: {1}")
    @MethodSource("pairs")
    void visitors_and_agents_need_not_have_the_same_client(Library visitors, Library agents) {
        Talk talk = talk(visitors, agents);
        talk.ask("您好 🙂");
        talk.answer("您好，有什么可以帮您？");
        talk.ask("a longer one ".repeat(100));
        assertBothHaveAll(talk, 4);
    }

    private static Talk talk(Library visitors, Library agents) {
        Agent agent = stage.agent(agents);
        return stage.talk(stage.visitor(visitors), agent);
    }

    /// Shown and stored are the same messages, complete and in order, for either side.
    private static void assertBothHaveAll(Talk talk, int messages) {
        List<Dialogue.Turn> stored = talk.asAgent().turns();
        assertThat(stored).hasSize(messages);
        assertThat(talk.asVisitor().turns()).isEqualTo(stored);
        for (Party party : List.of(talk.visitor(), talk.agent())) {
            List<Frame> shown = party.await(
                    "everything",
                    () -> Optional.of(party.shown(talk.conversation()))
                            .filter(entries -> new Transcript(entries).turns().size() == messages));
            assertThat(new Transcript(shown).complete().turns()).isEqualTo(stored);
            assertThat(party.faults()).isEmpty();
        }
    }

    private static void assertClosedWith(Wire wire, int code) {
        Wire.End end = wire.awaitEnd();
        assertThat(end.code()).as("%s", end).isEqualTo(code);
        assertThat(end.reason()).isNotBlank();
    }

    private static Wire greeted(Library library) {
        Wire wire = stage.wire(library);
        assertThat(wire.ask(hello()).type()).isEqualTo("welcome");
        return wire;
    }

    private static Wire from(Library library, String origin) {
        return Wire.open(library, stage.socket(), Map.of("Origin", origin), frame -> {});
    }

    private static Frame hello() {
        return Frame.of(
                "hello", "id", Ids.next(), "as", "visitor", "site", stage.site().key());
    }

    private static Frame message(String text) {
        return Frame.of("send", "id", Ids.next(), "content", Map.of("kind", "text", "text", text));
    }
}
