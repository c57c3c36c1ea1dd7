package rapport.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rapport.wire.FrameLimits;

/// Puts the fragments of a message together. Holds nothing while no message is under way, and one buffer of limited
/// size
/// while one is.
final class Fragments {
    /// More fragments than this for a message of this size are an attack and not a network.
    static final int MOST = 128;

    private final int most;
    private final int bytes;
    private @Nullable ByteBuf begun;
    private int count;

    /// Thrown when the message becomes too large.
    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("too large", null, false, false);
        }
    }

    Fragments() {
        this(MOST, FrameLimits.CLIENT_FRAME_BYTES);
    }

    /// @param most fragments of a message
    /// @param bytes of a message that comes in fragments
    Fragments(int most, int bytes) {
        this.most = most;
        this.bytes = bytes;
    }

    /// @return the message, if this was its last fragment
    Optional<byte[]> add(ChannelHandlerContext context, WebSocketFrame frame) throws TooLarge {
        var content = frame.content();
        if (begun == null && frame.isFinalFragment()) {
            return Optional.of(bytes(content));
        }
        var buffer = begun == null ? context.alloc().heapBuffer(content.readableBytes()) : begun;
        begun = buffer;
        count++;
        if (count > most || buffer.readableBytes() + content.readableBytes() > bytes) {
            throw new TooLarge();
        }
        buffer.writeBytes(content);
        if (!frame.isFinalFragment()) {
            return Optional.empty();
        }
        var message = bytes(buffer);
        release();
        return Optional.of(message);
    }

    void release() {
        if (begun != null) {
            begun.release();
            begun = null;
        }
        count = 0;
    }

    private static byte[] bytes(ByteBuf buffer) {
        var bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }
}
