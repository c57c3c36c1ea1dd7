package rapport.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes HTTP connections whose request does not come to the end of its headers in time, however busily it drips: an
/// idle timeout alone starts anew with every byte. The first head is awaited from the beginning, each further one from
/// its first byte.
///
/// The server's HTTP/2 over clear text must be off: it would look at the first bytes before this is told of a
/// connection.
public final class HeadDeadline implements Handler<HttpConnection> {
    /// As Vert.x names it in the version that the build pins.
    private static final String DECODER = "httpDecoder";

    /// Of the time allowed: later than this, a deadline says nothing about the other side.
    private static final int LATE_PART = 10;

    private final Duration within;

    public HeadDeadline(Duration within) {
        this.within = within;
    }

    @Override
    public void handle(HttpConnection connection) {
        if (connection instanceof HttpServerConnection server) {
            var pipeline = server.channelHandlerContext().pipeline();
            if (pipeline.get(DECODER) != null) {
                var bytes = new Bytes(within);
                pipeline.addBefore(DECODER, null, bytes);
                pipeline.addAfter(DECODER, null, new Heads(bytes));
            }
        }
    }

    /// Takes it out again: the connection is no longer HTTP's.
    static void remove(ChannelPipeline pipeline) {
        if (pipeline.get(Bytes.class) != null) {
            pipeline.remove(Bytes.class);
            pipeline.remove(Heads.class);
        }
    }

    /// Sees the bytes before they are decoded.
    private static final class Bytes extends ChannelInboundHandlerAdapter {
        private final Duration within;
        private boolean inRequest;
        private @Nullable Future<?> deadline;

        private Bytes(Duration within) {
            this.within = within;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            await(context);
        }

        @Override
        public void handlerRemoved(ChannelHandlerContext context) {
            met();
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            if (!inRequest && deadline == null) {
                await(context);
            }
            context.fireChannelRead(bytes);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            met();
            context.fireChannelInactive();
        }

        private void await(ChannelHandlerContext context) {
            long due = System.nanoTime() + within.toNanos();
            deadline = context.executor().schedule(() -> over(context, due), within.toNanos(), TimeUnit.NANOSECONDS);
        }

        /// If it is this side that is late, what came in time may lie there unread.
        @SuppressWarnings("FutureReturnValueIgnored") // closing is told by channelInactive
        private void over(ChannelHandlerContext context, long due) {
            if (System.nanoTime() - due > within.toNanos() / LATE_PART) {
                await(context);
            } else {
                context.close();
            }
        }

        private void met() {
            if (deadline != null) {
                deadline.cancel(false);
                deadline = null;
            }
        }
    }

    /// Sees what the decoder made of them.
    private static final class Heads extends ChannelInboundHandlerAdapter {
        private final Bytes bytes;

        private Heads(Bytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                bytes.inRequest = true;
                bytes.met();
            }
            if (message instanceof LastHttpContent) {
                bytes.inRequest = false;
            }
            context.fireChannelRead(message);
        }
    }
}
