package rapport.torture;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an administrator prepares over REST: the first account, a site, agents. Goes straight to the server.
final class Office {

    private static final JsonMapper JSON = new JsonMapper();

    /// Somebody who can log on.
    record Hired(String id, String token) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String admin;

    /// @param setupToken from the terminal of the first start
    Office(URI server, String setupToken) {
        this.server = server;
        admin = post(
                        "/api/v1/setup",
                        Map.of("token", setupToken, "login", "chief", "name", "Chief", "password", password()),
                        "")
                .path("token")
                .stringValue();
    }

    /// A site whose people drift soon and wait briefly, so that much happens in little time. Gives its key.
    String site() {
        Map<String, Object> policy =
                Map.of("graceSeconds", 2, "patienceSeconds", 2, "answerSeconds", 45, "memoryDays", 1);
        return post("/api/v1/sites", Map.of("name", "Torture", "allowedOrigins", List.of(), "policy", policy), admin)
                .path("key")
                .stringValue();
    }

    Hired hire(int number, int capacity) {
        String login = "agent-" + number;
        String password = password();
        JsonNode agent = post(
                "/api/v1/agents",
                Map.of(
                        "login",
                        login,
                        "name",
                        "Agent " + number,
                        "password",
                        password,
                        "role",
                        "agent",
                        "capacity",
                        capacity),
                admin);
        String token = post("/api/v1/session", Map.of("login", login, "password", password), "")
                .path("token")
                .stringValue();
        return new Hired(agent.path("id").stringValue(), token);
    }

    private static String password() {
        return UUID.randomUUID().toString();
    }

    private JsonNode post(String path, Map<String, Object> body, String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body), StandardCharsets.UTF_8));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new TortureFailed(
                        "POST " + path + " is answered " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException failed) {
            throw new TortureFailed("POST " + path + " failed", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TortureFailed("interrupted", interrupted);
        }
    }
}
