package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A caller of the API with the headers that it always sends.
record Client(String origin, Map<String, String> headers) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    /// What came back.
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        Map<String, String> headers() {
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            return headers;
        }

        Answer expect(int status) {
            assertThat(status()).as(response.request() + ": " + text()).isEqualTo(status);
            return this;
        }

        /// A problem as RFC 9457 has it.
        Answer expect(int status, String code) {
            expect(status);
            assertThat(header("Content-Type")).contains("application/problem+json");
            assertThat(json().get("status").intValue()).isEqualTo(status);
            assertThat(json().get("code").stringValue()).isEqualTo(code);
            return this;
        }
    }

    Client with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Client(origin, more);
    }

    Answer get(String path) {
        return call("GET", path, BodyPublishers.noBody());
    }

    Answer delete(String path) {
        return call("DELETE", path, BodyPublishers.noBody());
    }

    Answer send(String method, String path, String json) {
        return with("Content-Type", "application/json").call(method, path, BodyPublishers.ofString(json));
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    /// One file in a form.
    Answer upload(String name, byte[] content) {
        String boundary = "----boundary7d9f";
        String start = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: image/png\r\n\r\n";
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(start),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return with("Content-Type", "multipart/form-data; boundary=" + boundary).call("POST", "/api/v1/uploads", body);
    }

    Answer call(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
        headers.forEach(request::header);
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
