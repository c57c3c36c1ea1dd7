package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.RawStream;
import rapport.blackbox.client.Wire;

/// The streamed fallback as such (contract, section 3). That everything else holds over it as well is shown by the run
/// of
/// all the other tests over it.
@Tag("blackbox")
@Tag("transport")
class StreamTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @RegisterExtension
    static final Stage stage = new Stage();

    private Talk talk;
    private Wire down;
    private String secret;

    /// A visitor who talks with an agent, and has a stream besides, whose posts the tests make themselves.
    @BeforeEach
    void begin() {
        talk = stage.talk(stage.agent(0));
        down = stage.at(stream());
        Frame welcome = down.ask(hello());
        secret = welcome.text("stream");
        assertThat(welcome.text("type")).isEqualTo("welcome");
    }

    private static URI stream() {
        return stage.server().ready().url().resolve("/stream");
    }

    private Frame hello() {
        return Frame.of(
                        "hello",
                        "id",
                        "h",
                        "as",
                        "visitor",
                        "site",
                        stage.site().key())
                .with("token", talk.visitor().token());
    }

    @Test
    void a_post_that_is_repeated_is_taken_once() {
        String body = post(0, say("a", "one"), say("b", "two"));
        assertThat(List.of(status(body), status(body), status(body))).containsExactly(202, 202, 202);
        assertSaid("hello", "one", "two");
    }

    @Test
    void of_a_post_that_overlaps_the_new_frames_are_taken() {
        assertThat(status(post(0, say("a", "one")))).isEqualTo(202);
        assertThat(status(post(0, say("a", "one"), say("b", "two")))).isEqualTo(202);
        assertThat(status(post(1, say("b", "two"), say("c", "three")))).isEqualTo(202);
        assertSaid("hello", "one", "two", "three");
    }

    @Test
    void a_gap_is_refused_and_harms_nothing() {
        assertThat(status(post(1, say("b", "two")))).isEqualTo(409);
        assertThat(status(post(0, say("a", "one"), say("b", "two")))).isEqualTo(202);
        assertSaid("hello", "one", "two");
    }

    @Test
    void many_frames_of_one_post_are_answered_in_order_however_few_may_be_unanswered() {
        List<Frame> frames = IntStream.range(0, 100)
                .mapToObj(i -> say("m" + i, "message " + i))
                .toList();
        assertThat(status(post(0, frames.toArray(Frame[]::new)))).isEqualTo(202);
        down.await(
                "the last answer",
                frame -> frame.maybe("re").filter(id("m99")::equals).isPresent());
        assertThat(down.received().stream().filter(frame -> frame.is("ok")).map(frame -> frame.text("re")))
                .containsExactlyElementsOf(
                        frames.stream().map(frame -> frame.text("id")).toList());
    }

    @Test
    void only_who_knows_the_secret_posts() {
        String body = post(0, say("a", "one"));
        assertThat(status(body, Map.of())).isEqualTo(404);
        assertThat(status(body, Map.of("Authorization", "Stream " + "A".repeat(43))))
                .isEqualTo(404);
        assertThat(status(body, Map.of("Authorization", "Bearer " + secret))).isEqualTo(404);
        assertSaid("hello");
    }

    @Test
    void a_stream_whose_down_side_ends_is_ended() throws InterruptedException {
        down.cut();
        for (int i = 0; status(post(0)) != 404; i++) {
            assertThat(i).isLessThan(100);
            Thread.sleep(50);
        }
    }

    @Test
    void what_is_not_json_is_one_malformed_frame_and_the_third_ends_the_stream() {
        assertThat(status("{\"from\":0,\"frames\":[{\"type\":")).isEqualTo(400);
        down.await("malformed", frame -> frame.is("error") && frame.text("code").equals("malformed"));
        assertThat(status(post(0, say("a", "one")))).isEqualTo(202);
        assertSaid("hello", "one");
        assertThat(status("nonsense")).isEqualTo(400);
        assertThat(status("")).isEqualTo(400);
        assertThat(down.awaitEnd().code()).isEqualTo(4504);
        assertThat(status(post(1))).isEqualTo(404);
    }

    @Test
    void json_that_is_no_post_is_refused_and_carried_out_by_nobody() {
        for (String body : List.of(
                say("a", "one").toString(),
                "[]",
                "7",
                "{}",
                "{\"from\":0}",
                "{\"frames\":[]}",
                "{\"from\":-1,\"frames\":[]}",
                "{\"from\":0.5,\"frames\":[]}",
                "{\"from\":\"0\",\"frames\":[]}",
                "{\"from\":99999999999999999999,\"frames\":[]}",
                "{\"from\":0,\"frames\":{}}")) {
            assertThat(status(body)).as(body).isEqualTo(400);
        }
        assertThat(status(post(0, say("a", "one")))).isEqualTo(202);
        assertSaid("hello", "one");
        assertThat(down.received()).noneMatch(frame -> frame.is("error"));
    }

    @Test
    void each_frame_is_judged_by_itself() {
        String body = "{\"from\":0,\"frames\":[" + say("a", "one") + ", 7 ,\"x\",{\"type\":\"what\",\"id\":\"w\"},"
                + say("b", "two") + "]}";
        assertThat(status(body)).isEqualTo(202);
        assertSaid("hello", "one", "two");
        assertThat(down.received().stream().filter(frame -> frame.is("error")).map(frame -> frame.text("code")))
                .containsExactly("malformed", "malformed", "unknown_type");
        assertThat(status(post(5, say("c", "three")))).isEqualTo(202);
    }

    @Test
    void bytes_that_are_not_utf_8_end_the_stream_with_1007() {
        byte[] body = post(0, say("a", "ÿ")).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(send("/stream/frames", body, authorized()).statusCode()).isEqualTo(400);
        assertThat(down.awaitEnd().code()).isEqualTo(1007);
    }

    @Test
    void a_frame_beyond_the_limit_ends_the_stream_with_1009() {
        assertThat(status(post(0, say("a", "x".repeat(70_000))))).isBetween(202, 404);
        assertThat(down.awaitEnd().code()).isEqualTo(1009);
    }

    @Test
    void a_body_beyond_the_limit_is_not_read() {
        assertThat(status(post(0, say("a", "x".repeat(300_000))))).isEqualTo(413);
        assertThat(status(post(0, say("a", "one")))).isEqualTo(202);
    }

    @Test
    void a_hello_that_is_too_large_is_told_so() {
        Wire wire = stage.at(stream());
        wire.send(hello().with("page", Map.of("url", "x".repeat(40_000))));
        wire.await("too_large", frame -> frame.is("error") && frame.text("code").equals("too_large"));
        assertThat(wire.awaitEnd().code()).isEqualTo(4504);
    }

    @Test
    void a_new_connection_of_the_same_session_replaces_a_stream_whichever_way_it_came() {
        Wire one = stage.at(stream());
        one.ask(hello().with("session", "tab"));
        Wire other = stage.wire();
        assertThat(other.ask(hello().with("session", "tab")).text("type")).isEqualTo("welcome");
        assertThat(one.awaitEnd().code()).isEqualTo(4506);
        Wire third = stage.at(stream());
        third.ask(hello().with("session", "tab"));
        assertThat(other.awaitEnd().code()).isEqualTo(4506);
    }

    @Test
    void pages_of_the_site_may_read_the_answers_and_no_others() {
        Site site = stage.site();
        assertThat(site.key()).isNotEmpty();
        Map<String, String> shop = Map.of("Origin", "https://shop.example");
        stage.site("graceSeconds", 20); // allows that origin
        assertThat(preflight(shop)).contains("https://shop.example");
        assertThat(preflight(Map.of("Origin", "https://evil.example"))).isEmpty();
        assertThat(send("/stream", "{}".getBytes(StandardCharsets.UTF_8), Map.of("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anything_but_post_is_refused() {
        assertThat(stage.rest().get("/stream").status()).isEqualTo(405);
        assertThat(stage.rest().get("/stream/frames").status()).isEqualTo(405);
    }

    @Test
    void who_does_not_read_for_a_while_gets_everything_once_and_in_order_afterwards() {
        try (RawStream slow = new RawStream(stream(), hello().toString())) {
            slow.await(frame -> frame.is("live"));
            long head = new Deafness(talk, slow).begin();
            List<Long> got = new ArrayList<>();
            while (got.isEmpty() || got.getLast() < head) {
                got.add(slow.await(frame -> frame.is("entry")).number("seq"));
            }
            assertThat(got)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(4, head).boxed().toList());
        }
    }

    @Test
    void of_what_is_no_post_no_more_is_kept_than_of_posts_while_nobody_reads_it() {
        try (RawStream slow = new RawStream(stream(), hello().toString())) {
            secret = slow.await(frame -> frame.is("welcome")).text("stream");
            slow.await(frame -> frame.is("live"));
            new Deafness(talk, slow).begin();
            int size = 60_000;
            List<HttpResponse<String>> answers = Stream.generate(
                            () -> send("/stream/frames", new byte[size], authorized()))
                    .limit(20)
                    .toList();
            int kept = (int) answers.stream()
                    .takeWhile(answer -> answer.statusCode() == 400)
                    .count();
            assertThat(kept).as("512 KiB, and what the session has in hand").isBetween(1, 512 * 1024 / size + 1);
            assertThat(answers.subList(kept, answers.size())).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            });
            for (int i = 0; i < 3; i++) {
                slow.await(frame -> frame.is("error") && frame.text("code").equals("malformed"));
            }
        }
    }

    /// Waits until this is what the visitor has said.
    private void assertSaid(String... texts) {
        List<String> said = List.of();
        for (int i = 0; i < 100 && !said.equals(List.of(texts)); i++) {
            said = new Transcript(talk.visitor().history(talk.conversation(), 50))
                    .turns().stream().map(Dialogue.Turn::text).toList();
        }
        assertThat(said).containsExactly(texts);
    }

    /// @param name stands for one id
    private static Frame say(String name, String text) {
        return Frame.of("send", "id", id(name), "content", Map.of("kind", "text", "text", text));
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String post(long from, Frame... frames) {
        String all = Stream.of(frames).map(Frame::toString).collect(Collectors.joining(","));
        return "{\"from\":" + from + ",\"frames\":[" + all + "]}";
    }

    private int status(String body) {
        return status(body, authorized());
    }

    private static int status(String body, Map<String, String> headers) {
        return send("/stream/frames", body.getBytes(StandardCharsets.UTF_8), headers)
                .statusCode();
    }

    private Map<String, String> authorized() {
        return Map.of("Authorization", "Stream " + secret);
    }

    private static java.util.Optional<String> preflight(Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(stream())
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Access-Control-Request-Method", "POST");
        headers.forEach(request::header);
        return call(request).headers().firstValue("Access-Control-Allow-Origin");
    }

    private static HttpResponse<String> send(String path, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(stream().resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return call(request);
    }

    private static HttpResponse<String> call(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
