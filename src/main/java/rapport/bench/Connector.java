package rapport.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.function.Consumer;

/// Opens WebSocket connections with Netty's codec, all on one event loop.
final class Connector {

    private static final int LARGEST_SERVER_FRAME = 256 * 1024;
    private static final int LARGEST_UPGRADE = 16 * 1024;

    private final URI server;
    private final EventLoop loop;

    Connector(URI server, EventLoop loop) {
        this.server = server;
        this.loop = loop;
    }

    void connect(Peer peer) {
        connect(peer, failure -> peer.welcomed().completeExceptionally(failure));
    }

    /// @param failed told on the loop if there is no connection
    void connect(ChannelHandler peer, Consumer<Throwable> failed) {
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(LARGEST_UPGRADE))
                                .addLast(new WebSocketClientProtocolHandler(webSocket()))
                                .addLast(peer);
                    }
                })
                .connect(server.getHost(), server.getPort())
                .addListener(done -> {
                    if (!done.isSuccess()) {
                        failed.accept(done.cause());
                    }
                });
    }

    private WebSocketClientProtocolConfig webSocket() {
        return WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(server)
                .version(WebSocketVersion.V13)
                .subprotocol("rapport.v1")
                .maxFramePayloadLength(LARGEST_SERVER_FRAME)
                .withUTF8Validator(false)
                .handleCloseFrames(false)
                .build();
    }
}
