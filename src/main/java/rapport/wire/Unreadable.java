package rapport.wire;

import rapport.desk.Code;

/// Why a frame is refused, on its way from the field where it was found to the answer. Never leaves the package, and
/// carries no stack: it is an answer, not an accident.
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final Code code;

    Unreadable(Code code, String expected) {
        super(expected, null, false, false);
        this.code = code;
    }

    static Unreadable malformed(String expected) {
        return new Unreadable(Code.MALFORMED, expected);
    }

    static Unreadable tooLarge(String expected) {
        return new Unreadable(Code.TOO_LARGE, expected);
    }

    Code code() {
        return code;
    }

    String expected() {
        return String.valueOf(getMessage());
    }
}
