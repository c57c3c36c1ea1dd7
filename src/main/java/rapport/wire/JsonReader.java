package rapport.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Reads one JSON object, strictly: nothing before or after it, no key twice, no deeper than the contract allows.
final class JsonReader {
    private static final String ONE_OBJECT = "expected one JSON object in UTF-8 and nothing else";
    private static final String TOO_DEEP = "expected a JSON object nested at most " + FrameLimits.DEPTH
            + " deep, with names and numbers of usual length";

    /// A number of ours has at most 16 digits; the longest useful spelling of one is not much longer.
    private static final int NUMBER_CHARACTERS = 64;

    private final TokenStreamFactory factory = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(FrameLimits.DEPTH)
                    .maxNumberLength(NUMBER_CHARACTERS)
                    .maxStringLength(FrameLimits.CLIENT_FRAME_BYTES)
                    .maxNameLength(FrameLimits.CLIENT_FRAME_BYTES)
                    .maxDocumentLength(FrameLimits.CLIENT_FRAME_BYTES)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /// @param utf8 at most {@value FrameLimits#CLIENT_FRAME_BYTES} bytes
    Map<String, Json> read(byte[] utf8) throws Unreadable {
        if (!looksLikeUtf8(utf8)) {
            throw Unreadable.malformed(ONE_OBJECT);
        }
        try (var parser = factory.createParser(ObjectReadContext.empty(), utf8)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Unreadable.malformed(ONE_OBJECT);
            }
            var members = members(parser);
            if (parser.nextToken() != null) {
                throw Unreadable.malformed(ONE_OBJECT);
            }
            return members;
        } catch (StreamConstraintsException beyond) {
            throw Unreadable.malformed(TOO_DEEP);
        } catch (JacksonException broken) {
            throw Unreadable.malformed(ONE_OBJECT);
        }
    }

    /// The parser would guess at UTF-16 and UTF-32 by their zero bytes, and skip a byte order mark. Neither is JSON in
    /// UTF-8, in which no zero byte ever stands.
    static boolean looksLikeUtf8(byte[] bytes) {
        for (int i = 0; i < Math.min(4, bytes.length); i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        return bytes.length > 0 && bytes[0] > 0;
    }

    private static Map<String, Json> members(JsonParser parser) throws Unreadable {
        var members = new HashMap<String, Json>();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (members.put(name, value(parser)) != null) {
                throw Unreadable.malformed("expected no name twice in one JSON object");
            }
        }
        return members;
    }

    private static Json value(JsonParser parser) throws Unreadable {
        var token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> new Json.Members(members(parser));
            case START_ARRAY -> new Json.Items(items(parser));
            case VALUE_STRING -> new Json.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getString());
            case VALUE_TRUE -> new Json.Truth(true);
            case VALUE_FALSE -> new Json.Truth(false);
            case VALUE_NULL -> new Json.Nothing();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw Unreadable.malformed(ONE_OBJECT);
        };
    }

    private static List<Json> items(JsonParser parser) throws Unreadable {
        var items = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }
}
