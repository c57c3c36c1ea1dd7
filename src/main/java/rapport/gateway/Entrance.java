package rapport.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Whom a server lets in, whichever way they connect.
///
/// @param origins which values of `Origin` any site allows: exact matches. Which site it is, the session finds out
/// @param peers who asks
/// @param opening what a connection is handed to
public record Entrance(
        Predicate<String> origins, Function<HttpServerRequest, Peer> peers, Admission admission, Opening opening) {
    private static final String RETRY_SECONDS = "10";

    /// Counts the connection that asks, or answers why it is not let in. Who is let in is to [#leave] once.
    Optional<Peer> admit(HttpServerRequest request) {
        var peer = peers.apply(request);
        boolean oneOrigin = request.headers().getAll("Origin").size() <= 1;
        if (!oneOrigin || (!peer.own() && !peer.origin().stream().allMatch(origins))) {
            refuse(request, 403, "the origin is not allowed");
            return Optional.empty();
        }
        return switch (admission.enter(peer.address())) {
            case ADMITTED -> Optional.of(peer);
            case FULL -> later(request, 503, "the server has no room for another connection");
            case TOO_MANY -> later(request, 429, "there are too many connections from this address");
        };
    }

    void leave(Peer peer) {
        admission.leave(peer.address());
    }

    static void refuse(HttpServerRequest request, int status, String message) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(message);
    }

    private static Optional<Peer> later(HttpServerRequest request, int status, String message) {
        request.response().putHeader("Retry-After", RETRY_SECONDS);
        refuse(request, status, message);
        return Optional.empty();
    }
}
