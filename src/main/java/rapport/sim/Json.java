package rapport.sim;

import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Frames as a client reads and writes them.
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static ObjectNode frame(String type) {
        return MAPPER.createObjectNode().put("type", type);
    }

    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    static Optional<String> optional(JsonNode node, String field) {
        var value = node.get(field);
        return value == null ? Optional.empty() : Optional.of(value.asString());
    }

    static long number(JsonNode node, String field) {
        return node.path(field).asLong(0);
    }

    static OptionalLong optionalNumber(JsonNode node, String field) {
        var value = node.get(field);
        return value == null ? OptionalLong.empty() : OptionalLong.of(value.asLong());
    }
}
