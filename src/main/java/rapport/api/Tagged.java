package rapport.api;

import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.node.ObjectNode;

/// A thing as it is shown, by itself or in a list: with its tag in the field `etag`.
///
/// @param shown with that field
record Tagged(@JsonValue ObjectNode shown, Etag etag) {}
