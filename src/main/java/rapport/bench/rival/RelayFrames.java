package rapport.bench.rival;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import rapport.bench.FrameScan;

/// The frames that a message makes, spelled as the contract spells them. Only what has to be read of a frame is read:
/// the id, and where the content begins and ends.
final class RelayFrames {
    private static final byte[] ID = ascii("id");
    private static final byte[] CONTENT = ascii("content");
    /// As long as the ids of the product, so that frames are as large.
    private static final String NUMBER = "%026x";

    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /// Room for what stands around the content of an entry.
    private static final int AROUND = 320;

    private RelayFrames() {}

    static String conversation(long number) {
        return "c_" + NUMBER.formatted(number);
    }

    /// @throws NumberFormatException if it is not one of ours
    static long number(String conversation) {
        return Long.parseLong(conversation.substring(2), 16);
    }

    static String visitor(long number) {
        return "{\"kind\":\"visitor\",\"id\":\"v_" + NUMBER.formatted(number) + "\"}";
    }

    static String agent(long number) {
        return "{\"kind\":\"agent\",\"id\":\"a_" + NUMBER.formatted(number) + "\",\"name\":\"Bench\"}";
    }

    static ByteBuf welcome() {
        return frame("{\"type\":\"welcome\",\"re\":\"hello\",\"conversations\":[]}");
    }

    static ByteBuf assigned(String conversation) {
        return frame("{\"type\":\"conversation\",\"conversation\":{\"id\":\"" + conversation
                + "\",\"state\":\"assigned\",\"fence\":1}}");
    }

    /// What the sender of `send` gets.
    static ByteBuf ok(String id, String conversation, long seq, String at) {
        return frame("{\"type\":\"ok\",\"re\":\"" + id + "\",\"conversation\":\"" + conversation + "\",\"seq\":" + seq
                + ",\"at\":\"" + at + "\"}");
    }

    /// What has no place in a conversation is done at once.
    static ByteBuf done(String id) {
        return frame("{\"type\":\"ok\",\"re\":\"" + id + "\"}");
    }

    /// What both sides get for `send`.
    ///
    /// @param author as JSON
    static ByteBuf entry(ByteBuf send, String conversation, long seq, String at, String author) {
        FrameScan.Slice content = FrameScan.object(send, CONTENT);
        if (!content.present()) {
            throw new IllegalArgumentException("a message without content");
        }
        ByteBuf entry = Unpooled.buffer(AROUND + content.end() - content.start());
        ByteBufUtil.writeAscii(
                entry,
                "{\"type\":\"entry\",\"conversation\":\"" + conversation + "\",\"seq\":" + seq + ",\"at\":\"" + at
                        + "\",\"id\":\"" + id(send) + "\",\"author\":" + author + ",\"content\":");
        return entry.writeBytes(send, content.start(), content.end() - content.start())
                .writeByte('}');
    }

    static String id(ByteBuf frame) {
        return FrameScan.member(frame, ID).text(frame);
    }

    static String time(Instant now) {
        return MILLIS.format(now);
    }

    private static ByteBuf frame(String json) {
        return Unpooled.wrappedBuffer(ascii(json));
    }

    private static byte[] ascii(String json) {
        return json.getBytes(StandardCharsets.US_ASCII);
    }
}
