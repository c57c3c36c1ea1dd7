package rapport.torture;

import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Frames of the contract, as JSON.
final class Frames {

    private static final JsonMapper JSON = new JsonMapper();

    private Frames() {}

    static JsonNode read(String json) {
        return JSON.readTree(json);
    }

    /// One that has no answer.
    static ObjectNode plain(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    /// One that is answered under a new id.
    static ObjectNode asking(String type) {
        return plain(type).put("id", UUID.randomUUID().toString());
    }

    /// The conversation that a frame is about; empty if it is about none.
    static String conversation(JsonNode frame) {
        return frame.path("conversation").stringValue("");
    }
}
