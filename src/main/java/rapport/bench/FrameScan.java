package rapport.bench;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/// Finds the top-level string members of a JSON object without building anything: the generator reads three frames
/// for each that it sends, and must leave the machine to the server. It trusts that what comes is JSON.
public final class FrameScan {

    /// A member's value, as a range of the buffer; absent if `end` is 0.
    public record Slice(int start, int end) {
        static final Slice ABSENT = new Slice(0, 0);

        public boolean present() {
            return end > 0;
        }

        public boolean is(ByteBuf buffer, byte[] expected) {
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

        public String text(ByteBuf buffer) {
            return buffer.toString(start, end - start, StandardCharsets.UTF_8);
        }
    }

    private FrameScan() {}

    /// The value of a top-level member that is a string, without its quotes; absent if there is none.
    public static Slice member(ByteBuf json, byte[] name) {
        int value = value(json, name);
        return value >= 0 && json.getByte(value) == '"'
                ? new Slice(value + 1, closingQuote(json, value + 1))
                : Slice.ABSENT;
    }

    /// The value of a top-level member that is an object, with its braces; absent if there is none.
    public static Slice object(ByteBuf json, byte[] name) {
        int value = value(json, name);
        return value >= 0 && json.getByte(value) == '{'
                ? new Slice(value, closingBrace(json, value) + 1)
                : Slice.ABSENT;
    }

    /// Where the value of a top-level member begins, or -1. The members of another kind are passed by.
    private static int value(ByteBuf json, byte[] name) {
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
                        if (json.getByte(colon) == ':') {
                            return afterBlanks(json, colon + 1);
                        }
                    }
                    at = close;
                }
                default -> {}
            }
            at++;
        }
        return -1;
    }

    private static int closingBrace(ByteBuf json, int from) {
        int depth = 0;
        int at = from;
        while (true) {
            switch (json.getByte(at)) {
                case '{' -> depth++;
                case '}' -> {
                    if (--depth == 0) {
                        return at;
                    }
                }
                case '"' -> at = closingQuote(json, at + 1);
                default -> {}
            }
            at++;
        }
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
