package rapport.api;

import io.vertx.core.http.HttpServerResponse;
import rapport.directory.Origin;

/// Lets pages of one named origin read an answer. Never with cookies, never for everybody.
final class CrossOrigin {
    private CrossOrigin() {}

    static void allow(HttpServerResponse response, Origin reader) {
        response.putHeader("Access-Control-Allow-Origin", reader.value());
        response.putHeader("Vary", "Origin");
    }

    /// The answer to a browser that asks before it asks.
    static void allowAsking(HttpServerResponse response) {
        response.putHeader("Access-Control-Allow-Methods", "GET, POST");
        response.putHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
        response.putHeader("Access-Control-Max-Age", "600");
    }
}
