package rapport.torture;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// A connection that passes through a [Link]: two channels, and a [Pipe] each way. Belongs to the proxy's loop.
final class Passing {

    private final Channel client;
    private final Channel server;
    private final Pipe up;
    private final Pipe down;

    Passing(Channel client, RandomGenerator chance, Supplier<Weather> weather) {
        this.client = client;
        server = new NioSocketChannel();
        up = new Pipe(Direction.UP, client, server, chance, weather, this::end);
        down = new Pipe(Direction.DOWN, server, client, chance, weather, this::end);
        client.pipeline().addLast(new Side(up, down));
        server.pipeline().addLast(new Side(down, up));
    }

    /// Where nobody listens, the client sees a reset.
    void connect(int port) {
        new Bootstrap()
                .group(client.eventLoop())
                .channelFactory(() -> server)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.AUTO_READ, false)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(InetAddress.getLoopbackAddress(), port)
                .addListener(done -> {
                    if (done.isSuccess()) {
                        up.open();
                        down.open();
                    } else {
                        reset();
                    }
                });
    }

    /// Once both sides are closed.
    void onEnd(Runnable then) {
        for (Channel channel : new Channel[] {client, server}) {
            channel.closeFuture().addListener(closed -> {
                if (!client.isOpen() && !server.isOpen()) {
                    up.drop();
                    down.drop();
                    then.run();
                }
            });
        }
    }

    void cut(Cut cut) {
        (cut.direction() == Direction.UP ? up : down).cut(cut);
    }

    void weatherChanged() {
        up.pump();
        down.pump();
    }

    void reset() {
        end(Cut.Manner.RESET);
    }

    private void end(Cut.Manner manner) {
        up.drop();
        down.drop();
        for (Channel channel : new Channel[] {client, server}) {
            if (manner == Cut.Manner.RESET && channel.isActive()) {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
            }
            var _ = channel.close();
        }
    }

    /// Reads one side into its pipe, and tells the other's when it takes more.
    private static final class Side extends ChannelInboundHandlerAdapter {
        private final Pipe from;
        private final Pipe to;

        private Side(Pipe from, Pipe to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            from.take((ByteBuf) bytes);
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            context.executor().execute(to::pump); // it may be what made it so
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            context.executor().execute(from::ended);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var _ = context.close(); // a reset by the other side; what follows is channelInactive
        }
    }
}
