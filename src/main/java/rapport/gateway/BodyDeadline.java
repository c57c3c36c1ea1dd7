package rapport.gateway;

import io.netty.channel.socket.DuplexChannel;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Fails requests with 408 whose body comes too slowly, however regularly it drips. A body may take some seconds, and
/// one more for each 240 bytes that have come: a large file has all the time that it needs on a slow line, and may
/// falter on its way. While this side does not read, no time passes.
///
/// To be asked before the body is read. Heads have a deadline of their own: [HeadDeadline].
public final class BodyDeadline implements Handler<RoutingContext> {
    /// What a modem of 2400 baud brings.
    private static final long BYTES_PER_SECOND = 240;

    /// Of the time allowed: later than this, a deadline says nothing about the other side.
    private static final int LATE_PART = 10;

    /// From the answer to the end.
    private static final long HANGING_UP_MILLIS = 1_000;

    private final Vertx vertx;
    private final long nanos;

    /// @param within how long a body may take beyond its bytes' time
    public BodyDeadline(Vertx vertx, Duration within) {
        this.vertx = vertx;
        nanos = within.toNanos();
    }

    @Override
    public void handle(RoutingContext call) {
        if (hasBody(call.request())) {
            new Watch(call).until(nanos);
        }
        call.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    /// Over one body, on its event loop. It asks when the time for what has come so far is over, not at every byte.
    private final class Watch {
        private final RoutingContext call;
        private final HttpServerRequest request;
        private long begun = System.nanoTime();
        private long timer;

        private Watch(RoutingContext call) {
            this.call = call;
            request = call.request();
            call.addEndHandler(answered -> {
                // Else somebody drips what nobody waits for.
                if (request.isEnded()) {
                    vertx.cancelTimer(timer);
                }
            });
        }

        /// @param allowed after the beginning, in ns
        private void until(long allowed) {
            long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(begun + allowed - System.nanoTime()) + 1);
            timer = vertx.setTimer(left, due -> look(allowed));
        }

        private void look(long due) {
            if (request.isEnded() || call.response().closed()) {
                return;
            }
            long taken = System.nanoTime() - begun;
            long allowed = nanos + request.bytesRead() * TimeUnit.SECONDS.toNanos(1) / BYTES_PER_SECOND;
            if (taken - due > nanos / LATE_PART || !reading()) {
                begun += taken; // it is this side that is late: once more, from the beginning
                until(allowed);
            } else if (taken < allowed) {
                until(allowed);
            } else {
                fail();
            }
        }

        private boolean reading() {
            return !(request.connection() instanceof HttpServerConnection connection)
                    || connection.channelHandlerContext().channel().config().isAutoRead();
        }

        /// Vert.x would wait for the rest of the body before it closes.
        private void fail() {
            if (call.response().headWritten()) {
                close();
            } else {
                call.addEndHandler(answered -> hangUp());
                call.fail(408);
            }
        }

        /// Lets them read the answer first: whoever closes with unread bytes resets the connection, and the answer with
        /// it.
        private void hangUp() {
            if (request.connection() instanceof HttpServerConnection connection
                    && connection.channelHandlerContext().channel() instanceof DuplexChannel duplex) {
                var _ = duplex.shutdownOutput();
                vertx.setTimer(HANGING_UP_MILLIS, over -> close());
            } else {
                close();
            }
        }

        private void close() {
            var _ = request.connection().close();
        }
    }
}
