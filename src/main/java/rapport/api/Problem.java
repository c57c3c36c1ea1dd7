package rapport.api;

import java.time.Duration;
import java.util.Optional;

/// Why a request was refused, as RFC 9457 problem details. `detail` says what was expected, never the text of an
/// exception and never what was sent.
///
/// @param field the one field of the body or query that it is about
public record Problem(int status, String code, String detail, Optional<String> field, Optional<Duration> retryAfter) {

    static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, Optional.empty(), Optional.empty());
    }

    /// A body or query that is not as it should be.
    static Problem malformed(String detail) {
        return of(400, "malformed", detail);
    }

    static Problem malformed(String field, String detail) {
        return new Problem(400, "malformed", detail, Optional.of(field), Optional.empty());
    }

    static Problem unauthenticated() {
        return of(401, "unauthenticated", "Log in first, or send a valid token.");
    }

    static Problem forbidden(String detail) {
        return of(403, "forbidden", detail);
    }

    /// Also for what one may not know of.
    static Problem notFound() {
        return of(404, "not_found", "There is no such thing here.");
    }

    static Problem conflict(String code, String detail) {
        return of(409, code, detail);
    }

    static Problem tooLarge(long limit) {
        return of(413, "too_large", "At most " + limit + " bytes.");
    }

    static Problem tooSlow() {
        return of(408, "too_slow", "The body did not come in time.");
    }

    static Problem tooMany(Duration retryAfter) {
        return new Problem(
                429,
                "throttled",
                "Too many tries; wait as long as Retry-After says.",
                Optional.empty(),
                Optional.of(retryAfter));
    }
}
