package rapport.torture;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// One WebSocket connection of a client. Belongs to the clients' loop, as whoever listens to it does.
final class Socket extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final int LARGEST_SERVER_FRAME = 256 * 1024;
    private static final int LARGEST_UPGRADE = 16 * 1024;
    private static final int NO_CODE = 1006; // what a browser says of a connection that just broke

    /// Hears of a connection. Nothing comes after [#ended].
    interface Ear {
        void opened(Socket socket);

        void told(Socket socket, String json);

        void ended(Socket socket, int closeCode);
    }

    private final Ear ear;
    private final Channel channel;
    private int closeCode = NO_CODE;
    private boolean over;

    private Socket(EventLoop loop, int port, Ear ear) {
        this.ear = ear;
        var connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel fresh) {
                        fresh.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(LARGEST_UPGRADE))
                                .addLast(new WebSocketClientProtocolHandler(webSocket(port)))
                                .addLast(Socket.this);
                    }
                })
                .connect(InetAddress.getLoopbackAddress(), port);
        channel = connecting.channel();
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                end();
            }
        });
    }

    /// Connects. To be called on the loop.
    static Socket open(EventLoop loop, int port, Ear ear) {
        return new Socket(loop, port, ear);
    }

    private static WebSocketClientProtocolConfig webSocket(int port) {
        return WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(URI.create("ws://127.0.0.1:" + port + "/ws"))
                .version(WebSocketVersion.V13)
                .subprotocol("rapport.v1")
                .maxFramePayloadLength(LARGEST_SERVER_FRAME)
                .handleCloseFrames(false)
                .build();
    }

    void send(String json) {
        if (channel.isActive()) {
            var _ = channel.writeAndFlush(new TextWebSocketFrame(json), channel.voidPromise());
        }
    }

    /// Gives the connection up, whatever the other side thinks of it.
    void abandon() {
        if (channel.isActive()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        var _ = channel.close();
        end();
    }

    private void end() {
        if (!over) {
            over = true;
            ear.ended(this, closeCode);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE && !over) {
            ear.opened(this);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (over) {
            return;
        }
        switch (frame) {
            case CloseWebSocketFrame close -> {
                closeCode = close.statusCode();
                var _ = context.close();
            }
            case TextWebSocketFrame text -> ear.told(this, text.content().toString(StandardCharsets.UTF_8));
            default -> {}
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof Error wrong) {
            throw wrong;
        }
        var _ = context.close();
    }
}
