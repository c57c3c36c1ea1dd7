package rapport.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/// A `send` as bytes on the wire, made once for a line; only the id is written anew each time. The WebSocket head is
/// part of it, with a mask of zeros, so that nothing has to be masked.
final class SendFrame {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String BLANK_ID = "00000000-0000-7000-8000-000000000000";
    private static final int TEXT_FRAME = 0x81;
    private static final int MASKED = 0x80;

    private final byte[] bytes;
    private final int idAt;

    private SendFrame(String prefix, String rest) {
        byte[] head = prefix.getBytes(StandardCharsets.UTF_8);
        byte[] tail = rest.getBytes(StandardCharsets.UTF_8);
        int length = head.length + BLANK_ID.length() + tail.length;
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(TEXT_FRAME);
        if (length < 126) {
            frame.write(MASKED | length);
        } else {
            frame.write(MASKED | 126);
            frame.write(length >>> 8);
            frame.write(length);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(head);
        idAt = frame.size();
        frame.writeBytes(BLANK_ID.getBytes(StandardCharsets.US_ASCII));
        frame.writeBytes(tail);
        bytes = frame.toByteArray();
    }

    static SendFrame ofVisitor(String text) {
        return new SendFrame("{\"type\":\"send\",\"id\":\"", "\",\"content\":" + content(text) + "}");
    }

    static SendFrame ofAgent(String conversation, long fence, String text) {
        String place = "\",\"conversation\":" + MAPPER.writeValueAsString(conversation) + ",\"fence\":" + fence;
        return new SendFrame("{\"type\":\"send\",\"id\":\"", place + ",\"content\":" + content(text) + "}");
    }

    private static String content(String text) {
        return "{\"kind\":\"text\",\"text\":" + MAPPER.writeValueAsString(text) + "}";
    }

    /// The frame with the id that [Tag] stands for, made at this time.
    ByteBuf with(Tag tag, long millis, ByteBufAllocator allocator) {
        ByteBuf frame = allocator.directBuffer(bytes.length).writeBytes(bytes);
        tag.write(frame, idAt, millis);
        return frame;
    }
}
