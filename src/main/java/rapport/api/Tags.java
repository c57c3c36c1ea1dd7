package rapport.api;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Gives tags to what is shown. The JSON of a record is always the same for the same record, so its digest is a tag
/// that needs no column, and holds across restarts and nodes.
final class Tags {
    private static final String FIELD = "etag";

    private final JsonMapper json;

    Tags(JsonMapper json) {
        this.json = json;
    }

    /// @param living names of the fields that change without anybody changing them
    Tagged tag(Object shown, String... living) {
        ObjectNode fields = json.valueToTree(shown);
        byte[] whole = json.writeValueAsBytes(fields);
        Etag etag = living.length == 0
                ? Etag.of(whole)
                : Etag.of(json.writeValueAsBytes(fields.deepCopy().remove(List.of(living))), whole);
        return new Tagged(fields.put(FIELD, etag.value()), etag);
    }
}
