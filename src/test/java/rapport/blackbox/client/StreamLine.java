package rapport.blackbox.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The streamed fallback (contract, section 3): the first frame is the body of the request whose response brings frames
/// down; the others are posted, one post after the other.
final class StreamLine implements Line {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(100_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int POSTED_AT_ONCE = 16;

    private final URI address;
    private final Map<String, String> headers;
    private final Ear ear;
    private final BlockingQueue<String> up = new LinkedBlockingQueue<>();
    private final CompletableFuture<InputStream> down = new CompletableFuture<>();
    private final CompletableFuture<String> secret = new CompletableFuture<>();
    private boolean begun;
    private volatile boolean over;

    StreamLine(Call call, Ear ear) {
        address = call.address();
        headers = call.headers();
        this.ear = ear;
    }

    @Override
    public synchronized void send(String text) {
        if (begun) {
            up.add(text);
        } else {
            begun = true;
            begin(text);
            Thread.ofVirtual().start(this::read);
            Thread.ofVirtual().start(this::post);
        }
    }

    private void begin(String hello) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(hello));
            headers.forEach(request::header);
            HttpResponse<InputStream> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new Wire.UpgradeRefused(response.statusCode());
            }
            down.complete(response.body());
        } catch (IOException lost) {
            throw new AssertionError("the stream did not begin", lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private void read() {
        Wire.End end = new Wire.End(1006, "lost");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(down.join(), StandardCharsets.UTF_8))) {
            boolean closing = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("event: close")) {
                    closing = true;
                } else if (line.startsWith("data: ") && closing) {
                    Frame said = Frame.parse(line.substring(6));
                    end = new Wire.End((int) said.number("code"), said.text("reason"));
                } else if (line.startsWith("data: ")) {
                    heard(line.substring(6));
                }
            }
        } catch (IOException lost) {
            // The end is what it was taken for.
        }
        over = true;
        secret.complete("");
        ear.end().accept(end);
    }

    private void heard(String frame) {
        if (!secret.isDone()) {
            Frame.parse(frame).maybe("stream").ifPresent(secret::complete);
        }
        ear.text().accept(frame);
    }

    private void post() {
        long from = 0;
        try {
            while (!over) {
                String first = up.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                List<String> frames = new ArrayList<>(List.of(first));
                up.drainTo(frames, POSTED_AT_ONCE - 1);
                from += posted(from, frames);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// How many of them were taken: what is not JSON is refused, and has no index.
    private long posted(long from, List<String> frames) throws InterruptedException {
        long taken = 0;
        List<String> together = new ArrayList<>();
        for (String frame : frames) {
            if (isJson(frame)) {
                together.add(frame);
            } else {
                taken += postTogether(from + taken, together);
                together.clear();
                var _ = post(frame);
            }
        }
        return taken + postTogether(from + taken, together);
    }

    private long postTogether(long from, List<String> frames) throws InterruptedException {
        if (frames.isEmpty()) {
            return 0;
        }
        String body = "{\"from\":" + from + ",\"frames\":[" + String.join(",", frames) + "]}";
        for (Optional<Integer> status = post(body); !over; status = post(body)) {
            if (status.isPresent() && status.get() != 503) {
                return status.get() == 202 ? frames.size() : 0;
            }
            Thread.sleep(50);
        }
        return 0;
    }

    private static boolean isJson(String text) {
        try {
            var _ = STRICT.readTree(text);
            return !text.isBlank();
        } catch (JacksonException broken) {
            return false;
        }
    }

    private Optional<Integer> post(String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/stream/frames"))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Stream " + secret.join())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return Optional.of(
                    HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException lost) {
            return Optional.empty();
        }
    }

    @Override
    public void cut() {
        over = true;
        down.thenAccept(body -> {
            try {
                body.close();
            } catch (IOException closed) {
                // It is gone, which is what was wanted.
            }
        });
    }

    /// What was sent is posted first.
    @Override
    public void close() {
        Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < 40 && !up.isEmpty(); i++) {
                    Thread.sleep(50);
                }
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            cut();
        });
    }
}
