package rapport.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.timeout.IdleStateHandler;
import rapport.wire.FrameLimits;

/// Puts Netty's WebSocket codec and a handler of ours in the place of what Vert.x has in a channel.
///
/// Vert.x keeps 13.7 KB for each of its own WebSockets, most of it queues for streams that we do not use. The
/// names of its handlers are those of the version that the build pins; a test opens a real connection.
final class WebSocketPipeline {
    /// Unsent bytes above which a connection is not writable. Together with the largest frame that is written while it
    /// still is, this stays below the 256 KiB that the contract allows.
    private static final WriteBufferWaterMark UNSENT = new WriteBufferWaterMark(32 * 1024, 64 * 1024);

    private static final WebSocketDecoderConfig DECODING = decoding(FrameLimits.CLIENT_FRAME_BYTES);

    private static final String LAST = "handler";

    private WebSocketPipeline() {}

    /// @param frameBytes that one frame may have
    static WebSocketDecoderConfig decoding(int frameBytes) {
        return WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(true)
                .allowMaskMismatch(false)
                .allowExtensions(false)
                .maxFramePayloadLength(frameBytes)
                .closeOnProtocolViolation(false)
                .build();
    }

    /// Called on the channel's loop.
    static void install(Channel channel, ChannelHandler handler) {
        install(channel, handler, DECODING);
    }

    static void install(Channel channel, ChannelHandler handler, WebSocketDecoderConfig decoding) {
        channel.config().setWriteBufferWaterMark(UNSENT);
        var pipeline = channel.pipeline();
        removeIdleTimeout(pipeline);
        HeadDeadline.remove(pipeline);
        pipeline.addBefore(LAST, null, new WebSocket13FrameDecoder(decoding));
        pipeline.addBefore(LAST, null, new WebSocket13FrameEncoder(false));
        pipeline.addBefore(LAST, null, new Utf8FrameValidator(false));
        pipeline.replace(LAST, LAST, handler);
    }

    /// HTTP's, if there is one: who lives is for ticks and tocks to find out.
    private static void removeIdleTimeout(ChannelPipeline pipeline) {
        if (pipeline.get(IdleStateHandler.class) != null) {
            pipeline.remove(IdleStateHandler.class);
        }
    }
}
