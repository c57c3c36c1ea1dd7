package rapport.api;

import java.nio.charset.StandardCharsets;

/// One field that is not as it should be.
///
/// @param field its path in the body, like `policy.graceSeconds` or `allowedOrigins[2]`, or the name of a parameter
/// @param code for programs: one of the constants here
/// @param detail for people: what was expected, never what was sent
record Fault(String field, String code, String detail) {
    static final String MISSING = "missing";
    static final String UNKNOWN_FIELD = "unknown_field";
    /// Not of the type, or for numbers and texts not within the bounds, that the detail names.
    static final String INVALID = "invalid";
    /// Of the right type and length, but not in the form that the detail describes.
    static final String BAD_FORM = "bad_form";
    /// None of the values that the detail lists.
    static final String NOT_A_CHOICE = "not_a_choice";
    /// Somebody else has it already.
    static final String TAKEN = "taken";
    /// Names a thing that is not there.
    static final String NOT_FOUND = "not_found";

    static Fault missing(String field) {
        return new Fault(field, MISSING, "`" + field + "` is missing.");
    }

    /// @param field as it was sent: what is no Unicode in it is shown as a question mark
    static Fault unknown(String field) {
        String shown = new String(field.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return new Fault(shown, UNKNOWN_FIELD, "There is no such field here.");
    }

    /// @param expected goes on after the field's name: `has to be …`
    static Fault of(String field, String code, String expected) {
        return new Fault(field, code, "`" + field + "` " + expected);
    }
}
