package rapport.blackbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rapport.blackbox.client.Frame;

/// The REST side of a server, as one caller: anonymous, or with an agent's bearer token.
record Rest(URI base, Map<String, String> headers) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// A response: status, headers, and the body as it came.
    record Answer(int status, HttpResponse<String> response) {
        Frame json() {
            return Frame.parse(response.body());
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("expected " + wanted + " from " + response.request() + ", got " + status + ": "
                        + response.body());
            }
            return this;
        }
    }

    static Rest anonymous(URI base) {
        return new Rest(base, Map.of());
    }

    Rest as(String token) {
        return new Rest(base, Map.of("Authorization", "Bearer " + token));
    }

    Rest with(Map<String, String> more) {
        return new Rest(base, more);
    }

    /// The same caller with one header more.
    Rest and(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Rest(base, more);
    }

    /// The same caller, who has seen a thing with this tag.
    Rest ifMatch(String etag) {
        return and("If-Match", etag);
    }

    /// Logs in and gives the whole answer.
    Answer login(String login, String password) {
        return post("/api/v1/session", Frame.object("login", login, "password", password));
    }

    Answer get(String path) {
        return call("GET", path, Optional.empty());
    }

    Answer delete(String path) {
        return call("DELETE", path, Optional.empty());
    }

    Answer post(String path, Frame body) {
        return call("POST", path, Optional.of(body.toString()));
    }

    Answer patch(String path, Frame body) {
        return call("PATCH", path, Optional.of(body.toString()));
    }

    Answer put(String path, Frame body) {
        return call("PUT", path, Optional.of(body.toString()));
    }

    Answer call(String method, String path, Optional<String> body) {
        return body.map(text -> send(method, path, "application/json", text.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> call(method, path, headers, HttpRequest.BodyPublishers.noBody()));
    }

    /// With a body of any type.
    Answer send(String method, String path, String type, byte[] body) {
        return call(method, path, and("Content-Type", type).headers(), HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private Answer call(String method, String path, Map<String, String> sent, HttpRequest.BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        sent.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException failed) {
            throw new AssertionError(method + " " + path + " failed", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
