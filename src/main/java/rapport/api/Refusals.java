package rapport.api;

import java.util.Locale;
import rapport.desk.Answer;
import rapport.desk.Code;

/// The desk's refusals as problems: the same codes as on sockets.
final class Refusals {
    private Refusals() {}

    static Problem problem(Answer.Refused refused) {
        String code = refused.code().name().toLowerCase(Locale.ROOT);
        return Problem.of(status(refused.code()), code, sentence(refused.message()));
    }

    private static int status(Code code) {
        return switch (code) {
            case MALFORMED, UNKNOWN_TYPE -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_FILE -> 415;
            case ID_CONFLICT, NOT_ASSIGNEE, ALREADY_TAKEN, AT_CAPACITY, NOBODY_ELIGIBLE, NOT_RATEABLE -> 409;
        };
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
