package rapport.bench.rival;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A server that passes messages on and stores nothing, on the stack that Rapport stands on: as many event loops, the
/// same codec, writes gathered in the same way. What it reaches is the limit of the machine, of the sockets and of the
/// generator.
///
/// A process of its own: `Relay FILE` listens on a free port of loopback and writes FILE once it does.
public final class Relay {
    private static final int LARGEST_UPGRADE = 16 * 1024;
    private static final int LARGEST_FRAME = 64 * 1024;

    private final Room room = new Room();

    private Relay() {}

    public static void main(String[] arguments) throws IOException {
        Path ready = Path.of(arguments[0]);
        EventLoopGroup loops =
                new MultiThreadIoEventLoopGroup(Runtime.getRuntime().availableProcessors(), NioIoHandler.newFactory());
        InetSocketAddress address = new Relay().listen(loops);
        Path whole = ready.resolveSibling(ready.getFileName() + ".new");
        Files.writeString(whole, "{\"url\":\"http://127.0.0.1:" + address.getPort() + "/\"}");
        Files.move(whole, ready, StandardCopyOption.ATOMIC_MOVE);
    }

    private InetSocketAddress listen(EventLoopGroup loops) {
        Channel server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(LARGEST_UPGRADE))
                                .addLast(new WebSocketServerProtocolHandler(webSocket()))
                                .addLast(new RelayHandler(room));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        return (InetSocketAddress) server.localAddress();
    }

    private static WebSocketServerProtocolConfig webSocket() {
        return WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/ws")
                .subprotocols("rapport.v1")
                .maxFramePayloadLength(LARGEST_FRAME)
                .build();
    }
}
