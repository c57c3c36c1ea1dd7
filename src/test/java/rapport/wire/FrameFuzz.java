package rapport.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Any bytes at all are a frame, or are refused with what was expected instead; never an exception. And a frame that is
/// posted to a stream is found again byte for byte.
public final class FrameFuzz {
    private static final FrameDecoder DECODER = new FrameDecoder();

    private FrameFuzz() {}

    /// What the fuzzer calls.
    public static void fuzzerTestOneInput(byte[] data) {
        var decoded = DECODER.decode(data);
        if (decoded instanceof Decoded.Refused refused && refused.message().isBlank()) {
            throw new AssertionError("refused without a word");
        }
        var read = FramePost.read(data);
        if (read instanceof FramePost.Read.Post(FramePost post)) {
            post.frames().forEach(DECODER::decode);
        }
        if (decoded instanceof Decoded.Frame) {
            foundAgain(data);
        }
    }

    private static void foundAgain(byte[] frame) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("{\"from\":7,\"frames\":[7,".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(frame);
        body.writeBytes(",\"x\"]}".getBytes(StandardCharsets.US_ASCII));
        if (body.size() > FramePost.BYTES) {
            return;
        }
        var bare = new String(frame, StandardCharsets.ISO_8859_1).strip().getBytes(StandardCharsets.ISO_8859_1);
        boolean found = FramePost.read(body.toByteArray()) instanceof FramePost.Read.Post(FramePost post)
                && post.from() == 7
                && post.frames().size() == 3
                && Arrays.equals(post.frames().get(1), bare);
        if (!found) {
            throw new AssertionError("a frame is not what was posted");
        }
    }
}
