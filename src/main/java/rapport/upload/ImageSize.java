package rapport.upload;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Width and height of an image in pixels, read from the first bytes of a file without decoding it: a decoder would
/// have
/// to be trusted with a stranger's file, and could be made to unpack gigabytes.
record ImageSize(int width, int height) {
    private static final long MOST_PIXELS = 100_000_000;

    /// What the head of a file of this type says; empty where it says nothing sensible.
    static Optional<ImageSize> read(String type, byte[] head) {
        ByteBuffer bytes = ByteBuffer.wrap(head);
        try {
            Optional<ImageSize> size = switch (type) {
                case "image/png" -> Optional.of(png(bytes));
                case "image/gif" -> Optional.of(gif(bytes));
                case "image/webp" -> webp(bytes);
                case "image/jpeg" -> jpeg(bytes);
                default -> Optional.empty();
            };
            return size.filter(ImageSize::isSensible);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // cut off
        }
    }

    private boolean isSensible() {
        return width > 0 && height > 0 && (long) width * height <= MOST_PIXELS;
    }

    // Signature (8), then the chunk IHDR: length, name, width, height (PNG specification, 11.2.2).
    private static ImageSize png(ByteBuffer bytes) {
        return new ImageSize(bytes.getInt(16), bytes.getInt(20));
    }

    // Signature (6), then the logical screen's width and height (GIF89a, 18).
    private static ImageSize gif(ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        return new ImageSize(Short.toUnsignedInt(bytes.getShort(6)), Short.toUnsignedInt(bytes.getShort(8)));
    }

    // RIFF header (12), then the first chunk, of one of three kinds (RFC 9649, section 2).
    private static Optional<ImageSize> webp(ByteBuffer bytes) {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        byte[] chunk = new byte[4];
        bytes.get(12, chunk);
        return switch (new String(chunk, StandardCharsets.ISO_8859_1)) {
            case "VP8 " -> Optional.of(new ImageSize(bytes.getShort(26) & 0x3fff, bytes.getShort(28) & 0x3fff));
            case "VP8L" -> {
                int packed = bytes.getInt(21);
                yield Optional.of(new ImageSize((packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1));
            }
            case "VP8X" -> Optional.of(new ImageSize(threeBytes(bytes, 24) + 1, threeBytes(bytes, 27) + 1));
            default -> Optional.empty();
        };
    }

    private static int threeBytes(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at)) | Byte.toUnsignedInt(bytes.get(at + 2)) << 16;
    }

    // Segments until a start of frame (ITU T.81, B.2.2), whose number tells the coding process.
    private static Optional<ImageSize> jpeg(ByteBuffer bytes) {
        bytes.position(2);
        while (bytes.hasRemaining()) {
            if (bytes.get() != (byte) 0xff) {
                return Optional.empty();
            }
            int marker = Byte.toUnsignedInt(bytes.get());
            boolean startOfFrame =
                    marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (startOfFrame) {
                bytes.position(bytes.position() + 3); // length, precision
                int height = Short.toUnsignedInt(bytes.getShort());
                return Optional.of(new ImageSize(Short.toUnsignedInt(bytes.getShort()), height));
            }
            if (marker == 0xff) {
                bytes.position(bytes.position() - 1); // a fill byte
            } else if (marker != 0x01 && (marker < 0xd0 || marker > 0xd7)) {
                bytes.position(bytes.position() + Short.toUnsignedInt(bytes.getShort(bytes.position())));
            }
        }
        return Optional.empty();
    }
}
