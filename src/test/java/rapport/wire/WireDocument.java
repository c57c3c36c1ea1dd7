package rapport.wire;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The project's AsyncAPI document, as tests ask it.
final class WireDocument {
    private final JsonNode document =
            new YAMLMapper().readTree(Path.of("docs/asyncapi.yaml").toFile());
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private final Map<String, Schema> payloads = new HashMap<>();

    JsonNode root() {
        return document;
    }

    Set<String> messages() {
        return new TreeSet<>(document.at("/components/messages").propertyNames());
    }

    /// The messages of an operation.
    Set<String> messages(String operation) {
        var names = new TreeSet<String>();
        for (var message : document.at("/operations/" + operation + "/messages")) {
            var reference = message.get("$ref").asString();
            names.add(reference.substring(reference.lastIndexOf('/') + 1));
        }
        return names;
    }

    Set<String> values(String schema) {
        var values = new TreeSet<String>();
        document.at("/components/schemas/" + schema + "/enum").forEach(value -> values.add(value.asString()));
        return values;
    }

    /// Where a reference points to.
    JsonNode resolved(JsonNode schema) {
        var reference = schema.get("$ref");
        return reference == null
                ? schema
                : resolved(document.at(reference.asString().substring(1)));
    }

    JsonNode payload(String message) {
        return document.at("/components/messages/" + message + "/payload");
    }

    /// What is wrong with a frame as this message.
    List<String> faults(String message, String frame) {
        return faults(payloads.computeIfAbsent(message, name -> compiled(payload(name))), frame);
    }

    /// Whether a value is as a part of the document says.
    boolean fits(JsonNode schema, JsonNode value) {
        return faults(compiled(schema), value.toString()).isEmpty();
    }

    private static List<String> faults(Schema schema, String value) {
        return schema.validate(value, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.putArray("allOf").add(schema);
        root.set("components", document.get("components"));
        return registry.getSchema(root);
    }
}
