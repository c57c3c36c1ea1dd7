package rapport.blackbox.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One JSON object of the wire, read by path (`content.text`) instead of through types, so that what the server sends
/// is judged as it is. A path that must be there and is not fails with the whole frame in the message.
public record Frame(ObjectNode json) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public static Frame parse(String text) {
        JsonNode node = MAPPER.readTree(text);
        if (!(node instanceof ObjectNode object)) {
            throw new AssertionError("not a JSON object: " + text);
        }
        return new Frame(object);
    }

    /// Builds an object from alternating names and values (strings, numbers, booleans, maps, lists, frames).
    public static Frame object(Object... namesAndValues) {
        Frame frame = new Frame(MAPPER.createObjectNode());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            frame = frame.with((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return frame;
    }

    public static Frame of(String type, Object... namesAndValues) {
        return object("type", type).with(object(namesAndValues));
    }

    public Frame with(String name, Object value) {
        ObjectNode copy = json.deepCopy();
        copy.set(name, value instanceof Frame frame ? frame.json : MAPPER.valueToTree(value));
        return new Frame(copy);
    }

    public Frame with(Frame more) {
        ObjectNode copy = json.deepCopy();
        copy.setAll(more.json);
        return new Frame(copy);
    }

    public Frame without(String name) {
        ObjectNode copy = json.deepCopy();
        copy.remove(name);
        return new Frame(copy);
    }

    public String type() {
        return maybe("type").orElse("");
    }

    public boolean is(String type) {
        return type().equals(type);
    }

    public boolean has(String path) {
        return at(path).isPresent();
    }

    public Optional<String> maybe(String path) {
        return at(path).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    public String text(String path) {
        return maybe(path).orElseThrow(() -> missing("text", path));
    }

    public long number(String path) {
        return at(path).filter(JsonNode::isIntegralNumber)
                .map(JsonNode::longValue)
                .orElseThrow(() -> missing("integer", path));
    }

    public boolean flag(String path) {
        return at(path).filter(JsonNode::isBoolean)
                .map(JsonNode::booleanValue)
                .orElseThrow(() -> missing("boolean", path));
    }

    public Frame part(String path) {
        return at(path).filter(ObjectNode.class::isInstance)
                .map(node -> new Frame((ObjectNode) node))
                .orElseThrow(() -> missing("object", path));
    }

    /// The objects of an array.
    public List<Frame> parts(String path) {
        List<Frame> parts = new ArrayList<>();
        for (JsonNode node : array(path)) {
            parts.add(new Frame((ObjectNode) node));
        }
        return parts;
    }

    public JsonNode array(String path) {
        return at(path).filter(JsonNode::isArray).orElseThrow(() -> missing("array", path));
    }

    private Optional<JsonNode> at(String path) {
        JsonNode node = json;
        for (String name : path.split("\\.")) {
            node = node.path(name);
        }
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    private AssertionError missing(String kind, String path) {
        return new AssertionError("no " + kind + " at " + path + " in " + this);
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
