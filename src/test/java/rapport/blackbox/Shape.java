package rapport.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rapport.blackbox.client.Frame;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A valid frame, and of each of its fields what it is. From it follow the ways to get the frame wrong: a field that
/// is missing, or has another type, or a value outside its range.
record Shape(Frame valid, List<Field> fields) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /// What a field holds, with values (as JSON) that it must not hold.
    enum Kind {
        ID("5", "true", "[]", "{}", "\"" + "i".repeat(65) + "\""),
        NUMBER("\"5\"", "true", "[]", "{}", "1.5", "9007199254740992", "9223372036854775808", "1e400"),
        WORD("\"nonsense\"", "\"\"", "\"TEXT\"", "5", "true", "[]", "{}"),
        TEXT("5", "true", "[]", "[\"a\"]", "{}"),
        OBJECT("5", "\"x\"", "true", "[]"),
        LIST("5", "\"x\"", "true", "{}"),
        FLAG("\"true\"", "1", "[]", "{}");

        private final List<String> wrong;

        Kind(String... wrong) {
            this.wrong = List.of(wrong);
        }
    }

    /// `path` is a name, or `content.text` for one inside another.
    record Field(String path, Kind kind, boolean required) {}

    static Shape of(Frame valid) {
        return new Shape(valid, List.of());
    }

    Shape required(String path, Kind kind) {
        return and(new Field(path, kind, true));
    }

    Shape optional(String path, Kind kind) {
        return and(new Field(path, kind, false));
    }

    private Shape and(Field field) {
        List<Field> more = new ArrayList<>(fields);
        more.add(field);
        return new Shape(valid, more);
    }

    Stream<BadFrame> mistakes() {
        return fields.stream().flatMap(this::mistakes);
    }

    private Stream<BadFrame> mistakes(Field field) {
        Stream<BadFrame> mistyped =
                field.kind.wrong.stream().map(json -> bad(field, shortened(json), with(field.path, json)));
        return field.required
                ? Stream.concat(
                        mistyped,
                        Stream.of(
                                bad(field, "null", with(field.path, "null")),
                                bad(field, "missing", without(field.path))))
                : mistyped;
    }

    private BadFrame bad(Field field, String how, Frame frame) {
        boolean idIsReadable = valid.has("id") && !field.path.equals("id");
        return new BadFrame(
                valid.type() + " with " + field.path + " " + how,
                frame.toString(),
                Set.of("malformed"),
                idIsReadable ? valid.maybe("id") : Optional.empty());
    }

    private Frame with(String path, String json) {
        ObjectNode copy = valid.json().deepCopy();
        parent(copy, path).set(leaf(path), MAPPER.readTree(json));
        return new Frame(copy);
    }

    private Frame without(String path) {
        ObjectNode copy = valid.json().deepCopy();
        parent(copy, path).remove(leaf(path));
        return new Frame(copy);
    }

    private static ObjectNode parent(ObjectNode root, String path) {
        JsonNode node = root;
        int dot = path.indexOf('.');
        return (ObjectNode) (dot < 0 ? node : node.path(path.substring(0, dot)));
    }

    private static String leaf(String path) {
        return path.substring(path.indexOf('.') + 1);
    }

    private static String shortened(String json) {
        return json.length() > 24 ? json.substring(0, 8) + "… (" + json.length() + ")" : json;
    }
}
