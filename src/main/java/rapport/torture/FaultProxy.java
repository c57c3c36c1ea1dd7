package rapport.torture;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Stands between clients and a server on this machine, and is the network that one fears: each [Link] is a port of its
/// own that can be late, slow, torn, silent or cut. It understands nothing of what passes.
final class FaultProxy implements AutoCloseable {

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final int serverPort;
    private final RandomGenerator chance;

    /// @param serverPort where the server listens on the loopback address, now or later
    FaultProxy(int serverPort, long seed) {
        this.serverPort = serverPort;
        chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// Another way to the server.
    Link link() {
        Link link = new Link(loop, serverPort, chance);
        links.add(link);
        return link;
    }

    @Override
    public void close() {
        links.forEach(Link::close);
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
