package rapport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import rapport.demo.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A visitor and an agent who say a few words to each other, by way of the contract.
final class Rehearsal {
    private static final int PATIENCE_SECONDS = 20;

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    Rehearsal(String url) {
        this.url = url;
    }

    void play(String siteKey, Person agent) throws IOException, InterruptedException {
        for (String page : List.of("/healthz", "/", "/widget.js", "/shop/")) {
            get(page, "");
        }
        String login = json.writeValueAsString(Map.of("login", agent.login(), "password", agent.password()));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(login));
        String token = json.readTree(
                        http.send(request.build(), BodyHandlers.ofString()).body())
                .get("token")
                .stringValue();
        for (String path : List.of("/api/v1/agents", "/api/v1/sites", "/api/v1/conversations")) {
            get(path, token);
        }
        talk(siteKey, token);
    }

    private void talk(String siteKey, String token) throws InterruptedException {
        try (Line staff = new Line(Map.of("type", "hello", "id", "a", "as", "agent", "token", token))) {
            staff.say(Map.of("type", "availability", "id", "b", "status", "online"));
            staff.hear("ok");
            try (Line visitor = new Line(Map.of("type", "hello", "id", "a", "as", "visitor", "site", siteKey))) {
                visitor.say(Map.of(
                        "type", "send", "id", "m1", "content", Map.of("kind", "text", "text", "Is anybody there?")));
                visitor.hear("ok");
                JsonNode conversation = staff.hear("conversation").get("conversation");
                staff.say(Map.of(
                        "type",
                        "send",
                        "id",
                        "m2",
                        "conversation",
                        conversation.get("id").stringValue(),
                        "fence",
                        conversation.get("fence").longValue(),
                        "content",
                        Map.of("kind", "text", "text", "Yes.")));
                staff.hear("ok");
                visitor.say(Map.of("type", "history", "id", "h"));
                visitor.hear("ok");
            }
            staff.say(Map.of("type", "availability", "id", "c", "status", "offline"));
            staff.hear("ok");
        }
    }

    private void get(String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        http.send(request.build(), BodyHandlers.discarding());
    }

    /// One socket, with what came in on it.
    private final class Line implements WebSocket.Listener, AutoCloseable {
        private final LinkedBlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();
        private final WebSocket socket;

        Line(Map<String, Object> hello) throws InterruptedException {
            socket = http.newWebSocketBuilder()
                    .buildAsync(URI.create(url.replaceFirst("http", "ws") + "/ws"), this)
                    .join();
            say(hello);
            hear("welcome");
        }

        void say(Map<String, Object> frame) {
            socket.sendText(json.writeValueAsString(frame), true).join();
        }

        /// The next frame of this type; what comes before it is forgotten.
        JsonNode hear(String type) throws InterruptedException {
            while (true) {
                JsonNode frame = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (frame == null) {
                    throw new IllegalStateException("no \"" + type + "\" came");
                }
                if (type.equals(frame.get("type").stringValue())) {
                    return frame;
                }
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                heard.add(json.readTree(part.toString()));
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public void close() {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }
}
