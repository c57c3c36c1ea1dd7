package rapport.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Walks frames along their schemas and keeps which fields of the document were met, and what stood in a frame that the
/// document does not know.
final class CoverageOfFields {
    private final WireDocument document;
    private final Set<String> met = new TreeSet<>();
    private final Set<String> unknown = new TreeSet<>();

    CoverageOfFields(WireDocument document) {
        this.document = document;
    }

    Set<String> unknown() {
        return unknown;
    }

    /// Fields of the document that no frame had, reserved ones aside.
    Set<String> missed(Set<String> messages) {
        var all = new TreeSet<String>();
        messages.forEach(message -> collect(message, document.payload(message), all, new ArrayList<>()));
        all.removeAll(met);
        return all;
    }

    void walk(String message, JsonNode frame) {
        walk(message, document.payload(message), frame);
    }

    private void walk(String path, JsonNode unresolved, JsonNode value) {
        var schemas = alternatives(document.resolved(unresolved), value);
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                for (var schema : schemas) {
                    var items = schema.path("items");
                    walk(path + "[]", items.isArray() ? items.get(i) : items, value.get(i));
                }
            }
        } else if (value.isObject()) {
            value.propertyStream().forEach(field -> field(path, schemas, field.getKey(), field.getValue()));
        }
    }

    private void field(String path, List<JsonNode> schemas, String name, JsonNode value) {
        for (var schema : schemas) {
            var known = schema.path("properties").get(name);
            if (known != null) {
                met.add(key(path, schema, name));
                walk(path + "." + name, known, value);
                return;
            }
            if (schema.has("additionalProperties")) {
                return;
            }
        }
        unknown.add(path + "." + name);
    }

    /// The schemas that say something about this value: the one of several that fits, all that must fit.
    private List<JsonNode> alternatives(JsonNode schema, JsonNode value) {
        var found = new ArrayList<JsonNode>();
        for (var each : schema.path("oneOf")) {
            if (document.fits(each, value)) {
                found.add(document.resolved(each));
            }
        }
        schema.path("allOf").forEach(each -> found.add(document.resolved(each)));
        return found.isEmpty() ? List.of(schema) : found;
    }

    private void collect(String path, JsonNode unresolved, Set<String> into, List<JsonNode> above) {
        var schema = document.resolved(unresolved);
        if (schema.has("x-reserved") || above.contains(schema)) {
            return;
        }
        above.add(schema);
        schema.path("properties").propertyStream().forEach(field -> {
            into.add(key(path, schema, field.getKey()));
            collect(path + "." + field.getKey(), field.getValue(), into, above);
        });
        for (var several : List.of("oneOf", "allOf")) {
            schema.path(several).forEach(each -> collect(path, each, into, above));
        }
        if (schema.path("items").isObject()) {
            collect(path + "[]", schema.get("items"), into, above);
        }
        above.removeLast();
    }

    /// Alternatives of one field are told apart by their kind.
    private static String key(String path, JsonNode schema, String name) {
        var kind = schema.at("/properties/kind/const");
        return path + (kind.isMissingNode() ? "" : "<" + kind.asString() + ">") + "." + name;
    }
}
