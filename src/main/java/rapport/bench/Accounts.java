package rapport.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes the agents that the load needs, over REST, and logs them in.
final class Accounts {

    /// The name of a script that the build gave a hash.
    private static final Pattern PART = Pattern.compile("[A-Za-z-]+-[A-Za-z0-9_-]{8}\\.js");
    /// Other parts of the panel are for what most visitors never do, and come only then.
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}(-[A-Z]{2})?-[A-Za-z0-9_-]{8}\\.js");

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

    /// What a visitor's browser loads for the widget, as bytes of gzip: the loader, the panel, and the largest of the
    /// languages.
    int widgetBytes() {
        String loader = page("/widget.js");
        Set<String> parts = parts(loader);
        int panel = 0;
        Set<String> languages = new TreeSet<>();
        for (String part : parts) {
            String text = page("/widget/" + part);
            panel += gzip(text);
            languages.addAll(parts(text));
        }
        languages.removeIf(part -> !LANGUAGE.matcher(part).matches());
        int largest = languages.stream()
                .mapToInt(language -> gzip(page("/widget/" + language)))
                .max()
                .orElseThrow(() -> new BenchFailed("the widget speaks no language"));
        return gzip(loader) + panel + largest;
    }

    private static Set<String> parts(String script) {
        return PART.matcher(script).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private String page(String path) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).build();
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new BenchFailed("GET " + path + " answered " + response.statusCode());
        }
        return response.body();
    }

    private static int gzip(String text) {
        return Gzip.size(text.getBytes(StandardCharsets.UTF_8));
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
