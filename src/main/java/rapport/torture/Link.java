package rapport.torture;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// One port that leads to the server, and the faults on the way. May be called by any thread.
final class Link {

    private final EventLoop loop;
    private final int serverPort;
    private final RandomGenerator chance;
    private final Channel listening;
    // All below belong to the loop.
    private final Set<Passing> passing = new LinkedHashSet<>();
    private final List<Weather> applied = new ArrayList<>();
    private Weather weather = Weather.CLEAR;

    Link(EventLoop loop, int serverPort, RandomGenerator chance) {
        this.loop = loop;
        this.serverPort = serverPort;
        this.chance = chance;
        listening = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel client) {
                        accepted(client);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /// From now on, until it is lifted.
    void apply(Weather fault) {
        now(() -> {
            applied.add(fault);
            changed();
        });
    }

    /// Takes back one that was applied.
    void lift(Weather fault) {
        now(() -> {
            applied.remove(fault);
            changed();
        });
    }

    /// Brings every connection that passes now to this end.
    void cut(Cut cut) {
        now(() -> List.copyOf(passing).forEach(each -> each.cut(cut)));
    }

    /// Ends every connection that passes now, at once: also those that wait for a byte to be cut at, or that are lost.
    void cutNow() {
        now(() -> List.copyOf(passing).forEach(Passing::reset));
    }

    /// Returns when it is so.
    private void now(Runnable change) {
        loop.submit(change).syncUninterruptibly();
    }

    void close() {
        listening.close().syncUninterruptibly();
        cutNow();
    }

    private void accepted(Channel client) {
        Passing through = new Passing(client, chance, () -> weather);
        passing.add(through);
        through.onEnd(() -> passing.remove(through));
        through.connect(serverPort);
    }

    private void changed() {
        weather = applied.stream().reduce(Weather.CLEAR, Weather::and);
        List.copyOf(passing).forEach(Passing::weatherChanged);
    }
}
