package rapport.bench;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/// What the id of a message says: its sender, and its number with that sender. So whoever receives it finds the time of
/// sending without a map.
///
/// The id is a UUID of version 7, as a good client makes them: `tttttttt-tttt-7nnn-8000-ssssssssnnnn`, with the
/// milliseconds of the clock, the sender, and the number in two parts.
record Tag(int sender, long number) {

    private static final int LENGTH = 36;
    /// Where the parts begin, and how many hexadecimal digits the lower part of the number has.
    private static final int HIGH_AT = 15;

    private static final int SENDER_AT = 24;
    private static final int LOW_AT = 32;
    private static final int LOW_DIGITS = 4;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /// True if the id is one of ours by its form.
    static boolean fits(FrameScan.Slice id) {
        return id.end() - id.start() == LENGTH;
    }

    static Tag read(ByteBuf json, FrameScan.Slice id) {
        long high = hex(json, id.start() + HIGH_AT, 3);
        long low = hex(json, id.start() + LOW_AT, LOW_DIGITS);
        return new Tag((int) hex(json, id.start() + SENDER_AT, 8), high << (4 * LOW_DIGITS) | low);
    }

    /// Writes the id over a blank one that begins at `at`.
    void write(ByteBuf json, int at, long millis) {
        hex(json, at, 8, millis >>> 16);
        hex(json, at + 9, 4, millis);
        hex(json, at + HIGH_AT, 3, number >>> (4 * LOW_DIGITS));
        hex(json, at + SENDER_AT, 8, sender);
        hex(json, at + LOW_AT, LOW_DIGITS, number);
    }

    private static void hex(ByteBuf json, int at, int digits, long value) {
        for (int i = 0; i < digits; i++) {
            json.setByte(at + i, HEX[(int) (value >>> (4 * (digits - 1 - i))) & 0xf]);
        }
    }

    private static long hex(ByteBuf json, int from, int digits) {
        long value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value << 4 | Character.digit(json.getByte(i), 16);
        }
        return value;
    }
}
