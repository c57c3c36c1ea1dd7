package rapport.bench;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/// Finds the top-level string members of a JSON object without building anything: the generator reads three frames
/// for each that it sends, and must leave the machine to the server. It trusts that what comes is JSON.
final class FrameScan {

    /// A member's value, as a range of the buffer; absent if `end` is 0.
    record Slice(int start, int end) {
        static final Slice ABSENT = new Slice(0, 0);

        boolean present() {
            return end > 0;
        }

        boolean is(ByteBuf buffer, byte[] expected) {
            if (end - start != expected.length) {
                return false;
            }
            for (int i = 0; i < expected.length; i++) {
                if (buffer.getByte(start + i) != expected[i]) {
                    return false;
                }
            }
            return true;
        }

        String text(ByteBuf buffer) {
            return buffer.toString(start, end - start, StandardCharsets.UTF_8);
        }
    }

    private FrameScan() {}

    static Slice member(ByteBuf json, byte[] name) {
        int depth = 0;
        int at = json.readerIndex();
        int end = json.writerIndex();
        while (at < end) {
            switch (json.getByte(at)) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> {
                    int close = closingQuote(json, at + 1);
                    if (depth == 1 && new Slice(at + 1, close).is(json, name)) {
                        int colon = afterBlanks(json, close + 1);
                        int value = json.getByte(colon) == ':' ? afterBlanks(json, colon + 1) : colon;
                        if (json.getByte(value) == '"') {
                            return new Slice(value + 1, closingQuote(json, value + 1));
                        }
                    }
                    at = close;
                }
                default -> {}
            }
            at++;
        }
        return Slice.ABSENT;
    }

    private static int afterBlanks(ByteBuf json, int from) {
        int at = from;
        while (Character.isWhitespace(json.getByte(at))) {
            at++;
        }
        return at;
    }

    private static int closingQuote(ByteBuf json, int from) {
        int at = from;
        while (json.getByte(at) != '"') {
            at += json.getByte(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
