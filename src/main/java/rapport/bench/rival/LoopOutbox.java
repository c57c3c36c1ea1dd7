package rapport.bench.rival;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// What is to leave on the connections of one event loop: collected from all threads, written by one task for all that
/// is there, and each connection flushed once. This is worth a factor of two.
final class LoopOutbox {
    private record Outgoing(Channel channel, ByteBuf frame) {}

    private final EventLoop loop;
    private final Queue<Outgoing> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();
    private final Set<Channel> written = new LinkedHashSet<>();

    LoopOutbox(EventLoop loop) {
        this.loop = loop;
    }

    /// Takes over the frame. May be called on any thread; what one thread sends leaves in order.
    void send(Channel channel, ByteBuf frame) {
        waiting.add(new Outgoing(channel, frame));
        if (!called.getAndSet(true)) {
            loop.execute(this::leave);
        }
    }

    private void leave() {
        called.set(false);
        for (Outgoing next = waiting.poll(); next != null; next = waiting.poll()) {
            Channel channel = next.channel();
            var _ = channel.write(new TextWebSocketFrame(next.frame()), channel.voidPromise());
            written.add(channel);
        }
        written.forEach(Channel::flush);
        written.clear();
    }
}
