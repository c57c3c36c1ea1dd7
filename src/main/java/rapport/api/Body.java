package rapport.api;

import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON object of a request.
final class Body {
    private Body() {}

    /// Reads an object into what a resource wants to know of it. Throws a [Refusal] that names every wrong field, and
    /// every one that was not asked for, so that nothing can be smuggled in beside what a resource knows.
    ///
    /// @param reading must do nothing else: what it makes of a wrong object is thrown away
    static <T> T read(JsonMapper json, byte[] bytes, Function<Fields, T> reading) {
        Faults faults = new Faults();
        T read = new Fields(object(json, bytes), "", faults).read(reading);
        faults.refuse();
        return read;
    }

    private static JsonNode object(JsonMapper json, byte[] bytes) {
        try {
            JsonNode tree = json.readTree(bytes);
            if (tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            // Falls through: what the parser says is about our parser, not about the contract.
        }
        throw new Refusal(Problem.malformed("The body has to be one JSON object in UTF-8."));
    }
}
