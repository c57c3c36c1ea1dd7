package rapport.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.Optional;

/// The server's own WebSockets, pipeline and all, that send back what they get: with higher limits and with binary
/// messages, which the contract does not know.
final class Echo implements AutoCloseable {
    private static final int BYTES = 16 << 20;
    private static final int FRAGMENTS = 100_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    Echo() {
        var entrance = new Entrance(
                origin -> true,
                request -> new Peer("127.0.0.1", Optional.empty(), true, Optional.empty()),
                new Admission(1_000, 1_000, address -> true),
                new Arrivals(1_000),
                (transport, peer, greeted) -> {
                    greeted.run();
                    return new Silence();
                });
        var sockets = new Sockets(
                entrance,
                (channel, transport) ->
                        WebSocketPipeline.install(channel, new Handler(transport), WebSocketPipeline.decoding(BYTES)));
        server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .connectionHandler(new HeadDeadline(Duration.ofSeconds(5)))
                .requestHandler(sockets);
        server.listen(0, "127.0.0.1").await();
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().await();
    }

    private static final class Handler extends WebSocketHandler {
        private boolean binary;

        private Handler(NettyTransport transport) {
            super(transport, new Fragments(FRAGMENTS, BYTES));
        }

        @Override
        void binary(ChannelHandlerContext context, BinaryWebSocketFrame frame) {
            binary = true;
            add(context, frame);
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
        void message(ChannelHandlerContext context, byte[] message) {
            var content = Unpooled.wrappedBuffer(message);
            context.writeAndFlush(binary ? new BinaryWebSocketFrame(content) : new TextWebSocketFrame(content));
            binary = false;
        }
    }

    /// What the session of an echo does.
    private static final class Silence implements Transport.Inbound {
        @Override
        public void frame(byte[] utf8) {}

        @Override
        public void writable() {}

        @Override
        public void closed() {}
    }
}
