package rapport.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rapport.wire.CloseCode;

/// The last handler of a WebSocket's pipeline. Before it stand Netty's frame codec and its check of UTF-8; what they
/// refuse arrives here as an exception that knows the close code.
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the channel
class WebSocketHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketHandler.class);

    private final NettyTransport transport;
    private final Fragments fragments;
    private final ControlBudget control = new ControlBudget();

    WebSocketHandler(NettyTransport transport) {
        this(transport, new Fragments());
    }

    WebSocketHandler(NettyTransport transport, Fragments fragments) {
        this.transport = transport;
        this.fragments = fragments;
    }

    /// A whole message came.
    void message(ChannelHandlerContext context, byte[] message) {
        transport.received(message);
    }

    /// A frame of a message that is no text.
    void binary(ChannelHandlerContext context, BinaryWebSocketFrame frame) {
        transport.close(WebSocketCloseStatus.INVALID_MESSAGE_TYPE.code(), "text frames are expected");
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof CloseWebSocketFrame close) {
                transport.closedByPeer(close);
            } else if (message instanceof WebSocketFrame frame && transport.open()) {
                read(context, frame);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void read(ChannelHandlerContext context, WebSocketFrame frame) {
        switch (frame) {
            case PingWebSocketFrame ping -> control(context, ping);
            case PongWebSocketFrame pong -> control(context, pong);
            case BinaryWebSocketFrame binary -> binary(context, binary);
            default -> add(context, frame);
        }
    }

    final void add(ChannelHandlerContext context, WebSocketFrame frame) {
        try {
            fragments.add(context, frame).ifPresent(message -> message(context, message));
        } catch (Fragments.TooLarge tooLarge) {
            fail(context, CloseCode.TOO_LARGE.number(), "the message is too large");
        }
    }

    private void control(ChannelHandlerContext context, WebSocketFrame frame) {
        switch (control.another(System.nanoTime())) {
            case ANSWER -> {
                if (frame instanceof PingWebSocketFrame ping) {
                    context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
                }
            }
            case IGNORE -> {}
            case CLOSE -> fail(context, CloseCode.PROTOCOL_VIOLATION.number(), "too many control frames");
        }
    }

    /// Closes for what the other side did, and takes what still comes for bytes without meaning.
    private void fail(ChannelHandlerContext context, int status, String reason) {
        fragments.release();
        transport.fail(status, reason);
        var pipeline = context.pipeline();
        if (pipeline.get(WebSocket13FrameDecoder.class) != null) {
            pipeline.remove(WebSocket13FrameDecoder.class);
            pipeline.remove(Utf8FrameValidator.class);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        transport.writabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fragments.release();
        transport.gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        switch (cause) {
            case CorruptedWebSocketFrameException corrupted ->
                fail(
                        context,
                        corrupted.closeStatus().code(),
                        corrupted.closeStatus().reasonText());
            case IOException lost -> context.close();
            default -> {
                LOG.error("A connection is closed because of a mistake of ours", cause);
                fail(context, WebSocketCloseStatus.INTERNAL_SERVER_ERROR.code(), "an internal error");
            }
        }
    }
}
