package rapport.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// What an upgrade request to a WebSocket comes down to (RFC 6455, section 4.2; contract, section 3).
sealed interface Upgrade {
    /// The subprotocol that is selected if it is offered.
    String SUBPROTOCOL = "rapport.v1";

    /// @param accept the answer to the client's key
    record Accepted(String accept, boolean subprotocol) implements Upgrade {}

    /// @param headers what the answer must carry besides the status
    record Refused(int status, String message, Map<String, String> headers) implements Upgrade {}

    static Upgrade of(HttpServerRequest request) {
        var headers = request.headers();
        if (!request.method().equals(HttpMethod.GET)) {
            return new Refused(405, "GET is expected", Map.of("Allow", "GET"));
        }
        boolean upgrade = request.version() == HttpVersion.HTTP_1_1
                && headers.contains(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE, true)
                && headers.contains(HttpHeaders.UPGRADE, "websocket", true);
        if (!upgrade) {
            return new Refused(
                    426,
                    "an upgrade to a WebSocket is expected",
                    Map.of("Upgrade", "websocket", "Connection", "Upgrade"));
        }
        if (only(headers, "Sec-WebSocket-Version").filter("13"::equals).isEmpty()) {
            return new Refused(426, "WebSocket version 13 is expected", Map.of("Sec-WebSocket-Version", "13"));
        }
        var key = only(headers, "Sec-WebSocket-Key").filter(Upgrade::sixteenBytes);
        if (key.isEmpty() || hasBody(headers)) {
            return new Refused(400, "one Sec-WebSocket-Key of 16 bytes and no body is expected", Map.of());
        }
        return new Accepted(accept(key.get()), offered(headers));
    }

    private static boolean hasBody(MultiMap headers) {
        return headers.contains("Transfer-Encoding")
                || headers.getAll("Content-Length").stream().anyMatch(length -> !length.equals("0"));
    }

    private static boolean offered(MultiMap headers) {
        return headers.getAll("Sec-WebSocket-Protocol").stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .anyMatch(token -> token.strip().equals(SUBPROTOCOL));
    }

    private static Optional<String> only(MultiMap headers, String name) {
        var values = headers.getAll(name);
        return values.size() == 1 ? Optional.of(values.getFirst().strip()) : Optional.empty();
    }

    private static boolean sixteenBytes(String key) {
        try {
            return key.length() == 24 && Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String accept(String key) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            var digest =
                    sha1.digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-1", impossible);
        }
    }
}
