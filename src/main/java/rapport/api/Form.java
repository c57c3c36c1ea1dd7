package rapport.api;

import java.util.Optional;
import java.util.function.Function;

/// What a text has to look like, beyond its length.
///
/// @param reading what it means; empty where it is not of this form
/// @param expected what it has to be, in words that go on after the field's name
record Form<T>(Function<String, Optional<T>> reading, String expected) {
    static final Form<String> ANY = new Form<>(Optional::of, "");
}
