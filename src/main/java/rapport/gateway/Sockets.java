package rapport.gateway;

import io.netty.channel.Channel;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.net.NetSocketInternal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rapport.wire.CloseCode;

/// Answers `/ws`: checks the upgrade request, lets the connection in, and makes a [Transport] of it.
///
/// Vert.x reads the request and writes the answer; then the channel is Netty's alone (see [WebSocketPipeline]).
public final class Sockets implements Handler<HttpServerRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

    private final Entrance entrance;
    private final BiConsumer<Channel, NettyTransport> pipeline;
    private final Set<NettyTransport> open = ConcurrentHashMap.newKeySet();

    public Sockets(Entrance entrance) {
        this(entrance, (channel, transport) -> WebSocketPipeline.install(channel, new WebSocketHandler(transport)));
    }

    /// @param pipeline makes a channel one of WebSockets
    Sockets(Entrance entrance, BiConsumer<Channel, NettyTransport> pipeline) {
        this.entrance = entrance;
        this.pipeline = pipeline;
    }

    @Override
    public void handle(HttpServerRequest request) {
        switch (Upgrade.of(request)) {
            case Upgrade.Refused refused -> refuse(request, refused);
            case Upgrade.Accepted accepted ->
                entrance.admit(request).ifPresent(visit -> upgrade(request, accepted, visit));
        }
    }

    /// Closes all connections, each on its own loop.
    public void closeAll(CloseCode code, String reason) {
        open.forEach(transport -> transport.loop().execute(() -> transport.close(code, reason)));
    }

    private static void refuse(HttpServerRequest request, Upgrade.Refused refused) {
        refused.headers().forEach(request.response()::putHeader);
        Entrance.refuse(request, refused.status(), refused.message());
    }

    private void upgrade(HttpServerRequest request, Upgrade.Accepted accepted, Visit visit) {
        var headers = request.response().headers();
        headers.set("Upgrade", "websocket").set("Connection", "Upgrade").set("Sec-WebSocket-Accept", accepted.accept());
        if (accepted.subprotocol()) {
            headers.set("Sec-WebSocket-Protocol", Upgrade.SUBPROTOCOL);
        }
        request.toNetSocket()
                .onSuccess(socket -> begin((NetSocketInternal) socket, visit))
                .onFailure(lost -> {
                    visit.left();
                    LOG.debug("An upgrade failed", lost);
                });
    }

    private void begin(NetSocketInternal socket, Visit visit) {
        var channel = socket.channelHandlerContext().channel();
        var transport = new NettyTransport(channel);
        open.add(transport);
        channel.closeFuture().addListener(closed -> {
            open.remove(transport);
            visit.left();
        });
        pipeline.accept(channel, transport);
        transport.opened(entrance.opening().opened(transport, visit.peer(), visit::arrived));
    }
}
