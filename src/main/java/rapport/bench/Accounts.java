package rapport.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes the agents that the load needs, over REST, and logs them in.
final class Accounts {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String adminToken;

    Accounts(URI server, JsonNode admin) {
        this.server = server;
        adminToken =
                login(admin.path("login").stringValue(), admin.path("password").stringValue());
    }

    /// A new agent with room for that many conversations; gives the token of its session.
    String hire(int capacity) {
        String login = "bench-" + UUID.randomUUID();
        String password = UUID.randomUUID().toString();
        post(
                "/api/v1/agents",
                Map.of("login", login, "name", "Bench", "password", password, "role", "agent", "capacity", capacity));
        return login(login, password);
    }

    private String login(String login, String password) {
        return post("/api/v1/session", Map.of("login", login, "password", password))
                .path("token")
                .stringValue();
    }

    private JsonNode post(String path, Map<String, Object> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(body), StandardCharsets.UTF_8));
        if (!path.equals("/api/v1/session")) {
            request.header("Authorization", "Bearer " + adminToken);
        }
        HttpResponse<String> response = send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new BenchFailed("POST " + path + " answered " + response.statusCode());
        }
        return MAPPER.readTree(response.body());
    }

    /// The bytes of a page as they cross the network to a browser that takes gzip.
    int compressedBytes(String path) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> response = send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new BenchFailed("GET " + path + " answered " + response.statusCode());
        }
        boolean compressed = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent();
        return compressed ? response.body().length : Gzip.size(response.body());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException failed) {
            throw new BenchFailed(request + " failed", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", interrupted);
        }
    }
}
