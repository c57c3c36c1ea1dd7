package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.RawPost;
import rapport.blackbox.client.Visitor;

/// Whoever drips the body of a request is told so and cut off; a slow line is none of that.
@Tag("blackbox")
@Tag("transport")
class SlowBodyTest {

    private static final int WITHIN_SECONDS = 1;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(Map.of("RAPPORT_HTTP_BODY_SECONDS", Integer.toString(WITHIN_SECONDS)));
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void a_call_whose_body_drips_is_answered_408_and_cut_off() throws InterruptedException {
        RawPost.Answer answer = dripped("/api/v1/session", Map.of("Content-Type", "application/json"))
                .orElseThrow();
        assertThat(answer.status()).isEqualTo(408);
        assertThat(answer.head()).containsIgnoringCase("content-type: application/problem+json");
        assertThat(Frame.parse(answer.body()).number("status")).isEqualTo(408);
        assertThat(answer.body()).contains("too_slow");
    }

    @Test
    void a_stream_whose_hello_drips_and_a_post_that_does_are_answered_408_and_cut_off() throws InterruptedException {
        for (String path : new String[] {"/stream", "/stream/frames"}) {
            assertThat(dripped(path, Map.of()).map(RawPost.Answer::status)).contains(408);
        }
    }

    @Test
    void a_body_that_nobody_waits_for_may_not_drip_either() throws InterruptedException {
        long begun = System.nanoTime();
        try (RawPost post = new RawPost(server.ready().url().resolve("/api/v1/nothing"), Map.of(), 1_000)) {
            assertThat(post.answer().map(RawPost.Answer::status)).contains(404);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(WITHIN_SECONDS + 5));
    }

    @Test
    void an_upload_that_drips_is_answered_408_and_leaves_nothing_behind() throws InterruptedException {
        assertThat(upload(new byte[60_000], 10).map(RawPost.Answer::status)).contains(408);
        Awaitility.await().untilAsserted(() -> assertThat(filesOnTheirWay()).isEmpty());
    }

    /// When it is given up, its file is just begun, or being written to, or neither.
    @Test
    void however_far_an_upload_has_come_that_drips_it_is_answered_408() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<RawPost.Answer>>> answers = IntStream.range(2, 22)
                    .mapToObj(bytes -> threads.submit(() -> upload(new byte[60_000], bytes)))
                    .toList();
            for (Future<Optional<RawPost.Answer>> answer : answers) {
                assertThat(answer.get().map(RawPost.Answer::status)).contains(408);
            }
        }
        assertThat(server.log()).doesNotContain("request failed");
    }

    @Test
    void an_upload_that_is_broken_off_leaves_nothing_behind() throws InterruptedException {
        byte[] form = form(new byte[60_000]);
        try (RawPost post = upload(form.length)) {
            post.drip(Arrays.copyOf(form, 6_000), 600);
            Awaitility.await().untilAsserted(() -> assertThat(filesOnTheirWay()).isNotEmpty());
        }
        Awaitility.await().untilAsserted(() -> assertThat(filesOnTheirWay()).isEmpty());
        assertThat(server.log()).as("nothing failed here").doesNotContain("request failed");
    }

    @Test
    void an_upload_over_a_slow_line_has_the_time_that_it_needs() throws InterruptedException {
        byte[] file = new byte[15_000];
        new Random(1).nextBytes(file);
        long begun = System.nanoTime();
        assertThat(upload(file, 600).map(RawPost.Answer::status)).contains(201);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(2 * WITHIN_SECONDS));
    }

    private static Optional<RawPost.Answer> upload(byte[] file, int bytes) throws InterruptedException {
        byte[] form = form(file);
        try (RawPost post = upload(form.length)) {
            post.drip(form, bytes);
            return post.answer();
        }
    }

    private static byte[] form(byte[] file) {
        return new Upload("a.bin", "application/octet-stream", file).form();
    }

    /// The head of an upload, by somebody new.
    private static RawPost upload(int length) {
        try (Visitor visitor =
                Visitor.anonymous(server.ready().socket(), server.ready().siteKey())) {
            visitor.connect();
            return new RawPost(
                    server.ready().url().resolve("/api/v1/uploads"),
                    Map.of(
                            "Authorization",
                            "Visitor " + visitor.token(),
                            "Content-Type",
                            Upload.FORM,
                            "Connection",
                            "close"),
                    length);
        }
    }

    /// Those that are not taken over: their names are no ids of files.
    private static List<Path> filesOnTheirWay() {
        try (var files = Files.list(server.data().resolve("uploads"))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("f_"))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<RawPost.Answer> dripped(String path, Map<String, String> headers)
            throws InterruptedException {
        byte[] body = "{\"login\":\"".concat("x".repeat(990)).getBytes(StandardCharsets.UTF_8);
        try (RawPost post = new RawPost(server.ready().url().resolve(path), headers, body.length)) {
            post.drip(body, 1);
            return post.answer();
        }
    }
}
