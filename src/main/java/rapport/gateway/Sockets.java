package rapport.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.net.NetSocketInternal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rapport.wire.CloseCode;

/// Answers `/ws`: checks the upgrade request, lets the connection in, and makes a [Transport] of it.
///
/// Vert.x reads the request and writes the answer; then the channel is Netty's alone (see [WebSocketPipeline]).
public final class Sockets implements Handler<HttpServerRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final String RETRY_SECONDS = "10";

    private final Predicate<String> origins;
    private final Function<HttpServerRequest, Peer> peers;
    private final Admission admission;
    private final Opening opening;
    private final Set<NettyTransport> open = ConcurrentHashMap.newKeySet();

    /// @param origins which values of `Origin` any site allows: exact matches. Which site it is, the session finds out
    /// @param peers who asks
    public Sockets(
            Predicate<String> origins, Function<HttpServerRequest, Peer> peers, Admission admission, Opening opening) {
        this.origins = origins;
        this.peers = peers;
        this.admission = admission;
        this.opening = opening;
    }

    @Override
    public void handle(HttpServerRequest request) {
        switch (Upgrade.of(request)) {
            case Upgrade.Refused refused -> refuse(request, refused);
            case Upgrade.Accepted accepted -> admit(request, accepted);
        }
    }

    /// Closes all connections, each on its own loop.
    public void closeAll(CloseCode code, String reason) {
        open.forEach(transport -> transport.loop().execute(() -> transport.close(code, reason)));
    }

    private static void refuse(HttpServerRequest request, Upgrade.Refused refused) {
        var response = request.response().setStatusCode(refused.status());
        refused.headers().forEach(response::putHeader);
        response.putHeader("Content-Type", "text/plain; charset=utf-8").end(refused.message());
    }

    private static void refuse(HttpServerRequest request, int status, String message) {
        request.response()
                .setStatusCode(status)
                .putHeader("Retry-After", RETRY_SECONDS)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(message);
    }

    private void admit(HttpServerRequest request, Upgrade.Accepted accepted) {
        var peer = peers.apply(request);
        if (!peer.own() && !peer.origin().stream().allMatch(origins)) {
            refuse(request, new Upgrade.Refused(403, "the origin is not allowed", Map.of()));
            return;
        }
        switch (admission.enter(peer.address())) {
            case ADMITTED -> upgrade(request, accepted, peer);
            case FULL -> refuse(request, 503, "the server has no room for another connection");
            case TOO_MANY -> refuse(request, 429, "there are too many connections from this address");
        }
    }

    private void upgrade(HttpServerRequest request, Upgrade.Accepted accepted, Peer peer) {
        var headers = request.response().headers();
        headers.set("Upgrade", "websocket").set("Connection", "Upgrade").set("Sec-WebSocket-Accept", accepted.accept());
        if (accepted.subprotocol()) {
            headers.set("Sec-WebSocket-Protocol", Upgrade.SUBPROTOCOL);
        }
        request.toNetSocket()
                .onSuccess(socket -> begin((NetSocketInternal) socket, peer))
                .onFailure(lost -> {
                    admission.leave(peer.address());
                    LOG.debug("An upgrade failed", lost);
                });
    }

    private void begin(NetSocketInternal socket, Peer peer) {
        var channel = socket.channelHandlerContext().channel();
        var transport = new NettyTransport(channel);
        open.add(transport);
        channel.closeFuture().addListener(closed -> {
            open.remove(transport);
            admission.leave(peer.address());
        });
        WebSocketPipeline.install(channel, new WebSocketHandler(transport));
        transport.opened(opening.opened(transport, peer));
    }
}
