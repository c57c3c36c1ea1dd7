package rapport.bench;

import io.netty.buffer.ByteBuf;

/// What the id of a message says: the first group of the UUID is its sender, the last its number with that sender. So
/// whoever receives it finds the time of sending without a map.
record Tag(int sender, long number) {

    private static final int LENGTH = 36;

    /// True if the id is one of ours by its form.
    static boolean fits(FrameScan.Slice id) {
        return id.end() - id.start() == LENGTH;
    }

    static Tag read(ByteBuf json, FrameScan.Slice id) {
        return new Tag((int) hex(json, id.start(), 8), hex(json, id.start() + 24, 12));
    }

    private static long hex(ByteBuf json, int from, int digits) {
        long value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value << 4 | Character.digit(json.getByte(i), 16);
        }
        return value;
    }
}
