package rapport.openapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// An OpenAPI document, as tests ask it.
public final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    private ApiDocument(JsonNode document) {
        this.document = document;
    }

    public static ApiDocument of(String yaml) {
        return new ApiDocument(new YAMLMapper().readTree(yaml));
    }

    /// As it stands in the sources.
    public static ApiDocument source() {
        return new ApiDocument(
                new YAMLMapper().readTree(Path.of("docs/openapi.yaml").toFile()));
    }

    public JsonNode root() {
        return document;
    }

    /// By method and path, like `GET /api/v1/agents/{id}`.
    public Map<String, Operation> operations() {
        Map<String, Operation> operations = new TreeMap<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> {
                            String name = method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                            operations.put(name, new Operation(name, path.getValue(), method.getValue()));
                        }));
        return operations;
    }

    /// What is wrong with a value as this part of the document has it.
    private List<String> faults(JsonNode schema, String json) {
        return compiled.computeIfAbsent(schema, this::compile).validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /// In what the server sends, clients ignore what they do not know. But a server that sends what the document does
    /// not know has a document that is not complete: here each object is closed.
    private Schema compile(JsonNode schema) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.putArray("allOf").add(schema);
        root.set("components", document.get("components").deepCopy());
        close(root);
        return registry.getSchema(root);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ApiDocument::close);
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null
                ? node
                : resolved(document.at(reference.stringValue().substring(1)));
    }

    /// A method on a path.
    public final class Operation {
        private final String name;
        private final JsonNode path;
        private final JsonNode json;

        private Operation(String name, JsonNode path, JsonNode json) {
            this.name = name;
            this.path = path;
            this.json = json;
        }

        public String method() {
            return name.substring(0, name.indexOf(' '));
        }

        public String path() {
            return name.substring(name.indexOf(' ') + 1);
        }

        public JsonNode json() {
            return json;
        }

        /// The statuses that it may answer with, without `default`.
        public Set<String> statuses() {
            Set<String> statuses = new TreeSet<>(json.get("responses").propertyNames());
            statuses.remove("default");
            return statuses;
        }

        public boolean hasDefault() {
            return json.get("responses").has("default");
        }

        /// Those of the path, too.
        public Set<String> parameters() {
            Set<String> names = new TreeSet<>();
            for (JsonNode place : List.of(path, json)) {
                place.path("parameters")
                        .forEach(one -> names.add(resolved(one).get("name").stringValue()));
            }
            return names;
        }

        public Set<String> who() {
            Set<String> who = new TreeSet<>();
            json.path("x-who").forEach(one -> who.add(one.stringValue()));
            return who;
        }

        /// Names of the security schemes of which one is enough; `""` for none.
        public Set<String> security() {
            JsonNode wanted = json.has("security") ? json.get("security") : document.get("security");
            Set<String> schemes = new TreeSet<>();
            wanted.forEach(one -> schemes.add(String.join("+", one.propertyNames())));
            return schemes;
        }

        /// What the body of a request is to be, by its media type; empty where there is none.
        public Set<String> requestTypes() {
            return new TreeSet<>(json.at("/requestBody/content").propertyNames());
        }

        public List<String> requestFaults(String body) {
            return ApiDocument.this.faults(json.at("/requestBody/content/application~1json/schema"), body);
        }

        /// What is wrong with an answer.
        ///
        /// @param headers by their names in lower case
        public List<String> faults(int status, Map<String, String> headers, String body) {
            Optional<JsonNode> known = Optional.ofNullable(json.get("responses").get(Integer.toString(status)))
                    .or(() -> Optional.ofNullable(json.get("responses").get("default")));
            if (known.isEmpty()) {
                return List.of("status " + status + " is not documented");
            }
            JsonNode response = resolved(known.get());
            List<String> faults = new ArrayList<>();
            response.path("headers")
                    .properties()
                    .forEach(header -> faults.addAll(header(header.getKey(), resolved(header.getValue()), headers)));
            faults.addAll(body(response.path("content"), headers, body));
            return faults.stream()
                    .map(fault -> name + " " + status + ": " + fault)
                    .toList();
        }

        private List<String> header(String header, JsonNode wanted, Map<String, String> headers) {
            Optional<String> found = Optional.ofNullable(headers.get(header.toLowerCase(java.util.Locale.ROOT)));
            if (found.isEmpty()) {
                return wanted.path("required").asBoolean(false) ? List.of("no header " + header) : List.of();
            }
            return ApiDocument.this.faults(
                    wanted.get("schema"), JsonMapper.shared().writeValueAsString(found.get()));
        }

        private List<String> body(JsonNode content, Map<String, String> headers, String body) {
            Optional<String> type =
                    Optional.ofNullable(headers.get("content-type")).map(header -> header.split(";")[0]);
            if (content.isMissingNode()) {
                return body.isEmpty() && type.isEmpty() ? List.of() : List.of("a body is not documented");
            }
            if (content.has("*/*")) {
                return List.of();
            }
            if (type.isEmpty() || !content.has(type.get())) {
                return List.of("the type " + type + " is not documented");
            }
            JsonNode schema = content.get(type.get()).get("schema");
            boolean json = type.get().endsWith("json");
            return ApiDocument.this.faults(
                    schema, json ? body : JsonMapper.shared().writeValueAsString(body));
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
