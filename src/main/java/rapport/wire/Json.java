package rapport.wire;

import java.util.List;
import java.util.Map;

/// A JSON value as it was sent, before it means anything.
sealed interface Json {
    record Text(String value) implements Json {}

    /// @param literal as it was written: what it is worth is for the reader to say
    record Numeral(String literal) implements Json {}

    record Truth(boolean value) implements Json {}

    record Nothing() implements Json {}

    record Items(List<Json> values) implements Json {}

    record Members(Map<String, Json> values) implements Json {}
}
