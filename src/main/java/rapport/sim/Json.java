package rapport.sim;

import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Frames as a client reads and writes them.
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static ObjectNode frame(String type) {
        return object().put("type", type);
    }

    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /// The object with another value in one field. The object itself stays as it is.
    static ObjectNode with(JsonNode object, String field, JsonNode value) {
        var copy = object().setAll(object.asObject());
        copy.set(field, value);
        return copy;
    }

    static ObjectNode without(JsonNode object, String field) {
        var copy = object().setAll(object.asObject());
        copy.remove(field);
        return copy;
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
