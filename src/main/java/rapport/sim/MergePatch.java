package rapport.sim;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What changed between two objects, as RFC 7396 says it: objects are merged, `null` takes away, anything else
/// replaces. The objects themselves never contain `null`.
final class MergePatch {
    private MergePatch() {}

    /// What turns `before` into `after`.
    static ObjectNode between(ObjectNode before, ObjectNode after) {
        var patch = Json.object();
        for (var field : after.properties()) {
            var old = before.get(field.getKey());
            change(old, field.getValue()).ifPresent(value -> patch.set(field.getKey(), value));
        }
        for (var field : before.properties()) {
            if (!after.has(field.getKey())) {
                patch.putNull(field.getKey());
            }
        }
        return patch;
    }

    // The same object needs no second look; most of a state is.
    @SuppressWarnings("ReferenceEquality")
    private static Optional<JsonNode> change(@Nullable JsonNode old, JsonNode value) {
        if (old == value) {
            return Optional.empty();
        }
        if (old instanceof ObjectNode before && value instanceof ObjectNode after) {
            var inner = between(before, after);
            return inner.isEmpty() ? Optional.empty() : Optional.of(inner);
        }
        return value.equals(old) ? Optional.empty() : Optional.of(value);
    }

    /// `before` with the changes. `before` stays as it is.
    static ObjectNode apply(ObjectNode before, JsonNode patch) {
        var after = Json.object().setAll(before);
        for (var field : patch.properties()) {
            var value = field.getValue();
            if (value.isNull()) {
                after.remove(field.getKey());
            } else if (value instanceof ObjectNode inner) {
                var old = before.get(field.getKey()) instanceof ObjectNode object ? object : Json.object();
                after.set(field.getKey(), apply(old, inner));
            } else {
                after.set(field.getKey(), value);
            }
        }
        return after;
    }
}
