package rapport.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import rapport.wire.CloseCode;

/// A WebSocket as its session has it. What comes in is found by [WebSocketHandler] and handed on from here.
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel, and gone() follows
final class NettyTransport implements Transport {
    /// How long the other side has to answer a close frame.
    private static final Duration CLOSING_TIME = Duration.ofSeconds(2);

    /// What a close frame has room for, its code aside (RFC 6455, section 5.5).
    private static final int REASON_BYTES = 123;

    private final Channel channel;
    private final Inbox inbox = new Inbox();
    private @Nullable Inbound session;
    private State state = State.OPEN;

    private enum State {
        OPEN,
        /// The close frame is on its way. Nothing more is sent, or handed to the session.
        CLOSING,
        CLOSED
    }

    NettyTransport(Channel channel) {
        this.channel = channel;
    }

    @Override
    public Executor loop() {
        return channel.eventLoop();
    }

    /// Not run once the connection is gone.
    @Override
    public void later(Duration delay, Runnable task) {
        Runnable whileOpen = () -> {
            if (state != State.CLOSED) {
                task.run();
            }
        };
        channel.eventLoop().schedule(whileOpen, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void send(byte[] utf8) {
        if (state == State.OPEN) {
            channel.write(new TextWebSocketFrame(Unpooled.wrappedBuffer(utf8)));
        }
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public boolean writable() {
        return channel.isWritable();
    }

    @Override
    public void pause() {
        inbox.pause();
        channel.config().setAutoRead(false);
    }

    @Override
    public void resume() {
        inbox.resume();
        if (!inbox.paused()) {
            channel.config().setAutoRead(true);
        }
    }

    @Override
    public void close(CloseCode code, String reason) {
        close(code.number(), reason);
    }

    /// @param status of those that may stand in a close frame, ours or the RFC's
    void close(int status, String reason) {
        close(new CloseWebSocketFrame(status, fitting(reason)));
    }

    /// Closes because the other side does not speak the protocol, so its own close frame would not be understood: says
    /// with the end of the stream that there is no need to wait for us.
    void fail(int status, String reason) {
        close(status, reason);
        if (channel instanceof DuplexChannel duplex) {
            // Behind the close frame, on the same loop.
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> duplex.shutdownOutput());
        }
    }

    /// Sends the close frame, and reads on until the other side has answered or its time is over: whoever closes with
    /// unread bytes resets the connection, and the other side may never see the frame.
    private void close(CloseWebSocketFrame frame) {
        if (state != State.OPEN) {
            frame.release();
            return;
        }
        state = State.CLOSING;
        inbox.clear();
        channel.writeAndFlush(frame);
        channel.config().setAutoRead(true);
        channel.eventLoop().schedule(() -> channel.close(), CLOSING_TIME.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// The other side's close frame is there: answered if it came first, and the end in either case.
    void closedByPeer(CloseWebSocketFrame frame) {
        if (state == State.OPEN) {
            state = State.CLOSING;
            inbox.clear();
            channel.writeAndFlush(frame.retain()).addListener(ChannelFutureListener.CLOSE);
            channel.eventLoop().schedule(() -> channel.close(), CLOSING_TIME.toNanos(), TimeUnit.NANOSECONDS);
        } else {
            channel.close();
        }
    }

    void opened(Inbound newSession) {
        session = newSession;
        inbox.open(newSession);
    }

    boolean open() {
        return state == State.OPEN;
    }

    void received(byte[] frame) {
        inbox.add(frame);
    }

    /// Told to the session a little later, never in the midst of its own flush.
    void writabilityChanged() {
        if (channel.isWritable()) {
            channel.eventLoop().execute(() -> {
                if (state == State.OPEN && session != null && channel.isWritable()) {
                    session.writable();
                }
            });
        }
    }

    void gone() {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            inbox.clear();
            if (session != null) {
                session.closed();
            }
        }
    }

    /// The beginning of a reason that fits, whole characters only.
    private static String fitting(String reason) {
        var bytes = reason.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= REASON_BYTES) {
            return reason;
        }
        int end = REASON_BYTES;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8);
    }
}
