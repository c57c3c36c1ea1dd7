package rapport.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Predicate;

/// Whom a server lets in, whichever way they connect.
///
/// @param origins which values of `Origin` any site allows: exact matches. Which site it is, the session finds out
/// @param peers who asks
/// @param admission how many may be here
/// @param arrivals how many may be on their way in
/// @param opening what a connection is handed to
public record Entrance(
        Predicate<String> origins,
        Function<HttpServerRequest, Peer> peers,
        Admission admission,
        Arrivals arrivals,
        Opening opening) {
    private static final int RETRY_SECONDS = 10;
    /// Who comes at a bad moment is to come soon, each at a moment of their own.
    private static final int SOON_SECONDS = 5;

    /// Counts the connection that asks, or answers why it is not let in.
    Optional<Visit> admit(HttpServerRequest request) {
        var peer = peers.apply(request);
        boolean oneOrigin = request.headers().getAll("Origin").size() <= 1;
        if (!oneOrigin || (!peer.own() && !peer.origin().stream().allMatch(origins))) {
            refuse(request, 403, "the origin is not allowed");
            return Optional.empty();
        }
        return switch (admission.enter(peer.address())) {
            case ADMITTED -> arriving(request, peer);
            case FULL -> later(request, 503, RETRY_SECONDS, "the server has no room for another connection");
            case TOO_MANY -> later(request, 429, RETRY_SECONDS, "there are too many connections from this address");
        };
    }

    private Optional<Visit> arriving(HttpServerRequest request, Peer peer) {
        if (arrivals.begin()) {
            return Optional.of(new Visit(this, peer));
        }
        admission.leave(peer.address());
        int seconds = ThreadLocalRandom.current().nextInt(SOON_SECONDS) + 1;
        return later(request, 503, seconds, "too many are coming in at this moment");
    }

    static void refuse(HttpServerRequest request, int status, String message) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(message);
    }

    private static Optional<Visit> later(HttpServerRequest request, int status, int seconds, String message) {
        request.response().putHeader("Retry-After", Integer.toString(seconds));
        refuse(request, status, message);
        return Optional.empty();
    }
}
