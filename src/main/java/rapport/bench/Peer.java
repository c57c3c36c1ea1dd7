package rapport.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// One connection of the generator. All of them live on one event loop, so nothing here is locked.
abstract class Peer extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final byte[] TYPE = bytes("type");
    private static final byte[] RE = bytes("re");
    private static final byte[] ID = bytes("id");
    private static final byte[] OK = bytes("ok");
    private static final byte[] ENTRY = bytes("entry");
    private static final byte[] TICK = bytes("tick");
    private static final byte[] WELCOME = bytes("welcome");
    private static final byte[] CONVERSATION = bytes("conversation");
    private static final byte[] ERROR = bytes("error");
    private static final int REMEMBERED = 256;

    private final int number;
    private final long[] sentAt = new long[REMEMBERED];
    private final CompletableFuture<Channel> welcomed = new CompletableFuture<>();
    private long messages;
    private boolean leaving;

    private final Consumer<Throwable> trouble;

    Peer(int number, Consumer<Throwable> trouble) {
        this.number = number;
        this.trouble = trouble;
    }

    abstract String hello();

    abstract void answered(long nanos, boolean accepted);

    /// Somebody's message arrived; `ours` tells whether it is this peer's own.
    abstract void arrived(ByteBuf entry, Tag tag, boolean ours);

    /// A frame came, and how large; of whatever kind but a tick, which comes with time and not with messages.
    abstract void heard(int bytes);

    /// `welcome` and `conversation` frames, whole.
    abstract void told(String json);

    /// Completes when the server has said welcome.
    final CompletableFuture<Channel> welcomed() {
        return welcomed;
    }

    /// When a message left, on the clock of [System#nanoTime].
    final long sentAt(long message) {
        return sentAt[(int) (message % REMEMBERED)];
    }

    /// Sends the frame under a fresh id, as if it had left at `since`.
    final void send(SendFrame frame, long since) {
        Channel channel = welcomed.join();
        long message = messages++;
        sentAt[(int) (message % REMEMBERED)] = since;
        write(channel, frame.with(new Tag(number, message), System.currentTimeMillis(), channel.alloc()));
    }

    /// Sends something that is not measured.
    final void tell(String json) {
        write(welcomed.join(), new TextWebSocketFrame(json));
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            write(context.channel(), new TextWebSocketFrame(hello()));
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof CloseWebSocketFrame close) {
            throw new IllegalStateException("the server closed with " + close.statusCode() + " " + close.reasonText());
        }
        if (!(frame instanceof TextWebSocketFrame) || !frame.isFinalFragment()) {
            throw new IllegalStateException("not a whole text frame: " + frame);
        }
        read(context, frame.content());
    }

    private void read(ChannelHandlerContext context, ByteBuf json) {
        FrameScan.Slice type = FrameScan.member(json, TYPE);
        if (!type.is(json, TICK)) {
            heard(json.readableBytes());
        }
        if (type.is(json, ENTRY)) {
            FrameScan.Slice id = FrameScan.member(json, ID);
            if (Tag.fits(id)) {
                Tag tag = Tag.read(json, id);
                arrived(json, tag, tag.sender() == number);
            }
        } else if (type.is(json, OK)) {
            answer(json, true);
        } else if (type.is(json, ERROR)) {
            answer(json, false);
        } else if (type.is(json, TICK)) {
            write(context.channel(), new TextWebSocketFrame("{\"type\":\"tock\"}"));
        } else if (type.is(json, CONVERSATION)) {
            told(json.toString(StandardCharsets.UTF_8));
        } else if (type.is(json, WELCOME)) {
            told(json.toString(StandardCharsets.UTF_8));
            welcomed.complete(context.channel());
        }
    }

    private void answer(ByteBuf json, boolean accepted) {
        FrameScan.Slice re = FrameScan.member(json, RE);
        if (Tag.fits(re)) {
            Tag tag = Tag.read(json, re);
            answered(System.nanoTime() - sentAt(tag.number()), accepted);
        } else if (!accepted) {
            throw new IllegalStateException("refused: " + json.toString(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!leaving) {
            fail(new IllegalStateException("the server ended a connection"));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(cause);
        var _ = context.close();
    }

    private void fail(Throwable cause) {
        welcomed.completeExceptionally(cause);
        trouble.accept(cause);
    }

    /// Ends the connection.
    final void leave() {
        leaving = true;
        if (welcomed.isDone() && !welcomed.isCompletedExceptionally()) {
            var _ = welcomed.join().close();
        }
    }

    /// A write that fails ends the connection, which is noticed there.
    private static void write(Channel channel, Object message) {
        var _ = channel.writeAndFlush(message, channel.voidPromise());
    }

    static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
