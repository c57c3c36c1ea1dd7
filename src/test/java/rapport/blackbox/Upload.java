package rapport.blackbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A file to be uploaded, as a browser's form would do it (RFC 7578).
record Upload(String name, String type, byte[] bytes) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BOUNDARY = "----rapport-blackbox-boundary";
    static final String FORM = "multipart/form-data; boundary=" + BOUNDARY;

    /// A file as it was fetched.
    record Fetched(int status, byte[] bytes, HttpResponse<byte[]> response) {
        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    /// `authorization` is the whole header.
    Rest.Answer to(URI server, String authorization) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v1/uploads"))
                .header("Authorization", authorization)
                .header("Content-Type", FORM)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form()))
                .build();
        HttpResponse<String> response = call(request, HttpResponse.BodyHandlers.ofString());
        return new Rest.Answer(response.statusCode(), response);
    }

    static Fetched fetch(URI server, String id, String authorization) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v1/files/" + id))
                .header("Authorization", authorization)
                .build();
        HttpResponse<byte[]> response = call(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Fetched(response.statusCode(), response.body(), response);
    }

    byte[] form() {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n";
        form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        form.writeBytes(bytes);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }

    private static <T> HttpResponse<T> call(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request, body);
        } catch (IOException failed) {
            throw new AssertionError(request + " failed", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
