package rapport.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// What is posted to a stream: some frames, and the index of the first of them over the life of the stream (contract,
/// section 3).
///
/// @param frames each as its bytes stood in the body, whatever is in them: they are decoded one by one, as if each had
///     come alone
public record FramePost(long from, List<byte[]> frames) {
    /// Bytes of a body. Larger than any frame; who has more to say posts again.
    public static final int BYTES = 256 * 1024;

    /// What is deeper than the contract allows is for the decoder of frames to refuse.
    private static final int DEPTH = 1_000;

    private static final TokenStreamFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(BYTES)
                    .maxStringLength(BYTES)
                    .maxNameLength(BYTES)
                    .maxDocumentLength(BYTES)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /// Why a body is no post.
    public enum Flaw {
        NOT_JSON,
        /// JSON, but not `{from, frames: […]}`.
        NO_POST
    }

    /// A post, or why it is none.
    public sealed interface Read {
        record Post(FramePost post) implements Read {}

        record Flawed(Flaw flaw) implements Read {}
    }

    /// @param utf8 at most [#BYTES] of valid UTF-8
    public static Read read(byte[] utf8) {
        if (!JsonReader.looksLikeUtf8(utf8)) {
            return new Read.Flawed(Flaw.NOT_JSON);
        }
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), utf8)) {
            if (parser.nextToken() == null) {
                return new Read.Flawed(Flaw.NOT_JSON);
            }
            var post = post(parser, utf8);
            if (parser.nextToken() != null) {
                return new Read.Flawed(Flaw.NOT_JSON);
            }
            return post.<Read>map(Read.Post::new).orElseGet(() -> new Read.Flawed(Flaw.NO_POST));
        } catch (JacksonException broken) {
            return new Read.Flawed(Flaw.NOT_JSON);
        }
    }

    /// Reads on from the first token, to the end of the value in any case, so that what is no JSON is found to be none.
    private static Optional<FramePost> post(JsonParser parser, byte[] utf8) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Optional.empty();
        }
        long from = -1;
        Optional<List<byte[]>> frames = Optional.empty();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            var token = parser.nextToken();
            switch (name) {
                case "from" -> from = token == JsonToken.VALUE_NUMBER_INT ? index(parser) : -1;
                case "frames" ->
                    frames = token == JsonToken.START_ARRAY ? Optional.of(frames(parser, utf8)) : Optional.empty();
                default -> {}
            }
            parser.skipChildren();
        }
        long first = from;
        return frames.filter(read -> first >= 0).map(read -> new FramePost(first, read));
    }

    private static long index(JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            default -> -1;
        };
    }

    private static List<byte[]> frames(JsonParser parser, byte[] utf8) {
        var frames = new ArrayList<byte[]>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int start = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            parser.finishToken();
            frames.add(Arrays.copyOfRange(
                    utf8, start, (int) parser.currentLocation().getByteOffset()));
        }
        return frames;
    }
}
