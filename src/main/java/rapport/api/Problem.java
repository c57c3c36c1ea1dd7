package rapport.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Why a request was refused, as RFC 9457 problem details. `detail` says what was expected, never the text of an
/// exception and never what was sent.
///
/// @param errors the fields of the body or query that it is about, all of them up to [#MOST_ERRORS]
/// @param etag the tag of the thing as it is, where what was sent was about another state of it
public record Problem(
        int status,
        String code,
        String detail,
        List<Fault> errors,
        Optional<Duration> retryAfter,
        Optional<Etag> etag) {
    /// A body of thousands of wrong fields is not to be answered with as many sentences.
    static final int MOST_ERRORS = 50;

    public Problem {
        errors = List.copyOf(errors.subList(0, Math.min(errors.size(), MOST_ERRORS)));
    }

    static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), Optional.empty(), Optional.empty());
    }

    /// The same, about one field.
    Problem at(String field, String fault) {
        return new Problem(status, code, detail, List.of(new Fault(field, fault, detail)), retryAfter, etag);
    }

    /// A body or query that is not as it should be.
    static Problem malformed(String detail) {
        return of(400, "malformed", detail);
    }

    static Problem malformed(Fault fault) {
        return malformed(List.of(fault));
    }

    /// `faults`: at least one.
    static Problem malformed(List<Fault> faults) {
        String first = faults.getFirst().detail();
        String detail = faults.size() == 1 ? first : first + " And " + (faults.size() - 1) + " more.";
        return new Problem(400, "malformed", detail, faults, Optional.empty(), Optional.empty());
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

    /// Names in a body of the right form, of things that are not there. `faults`: at least one.
    static Problem notThere(List<Fault> faults) {
        return new Problem(404, "not_found", faults.getFirst().detail(), faults, Optional.empty(), Optional.empty());
    }

    static Problem conflict(String code, String detail) {
        return of(409, code, detail);
    }

    /// What is to be changed is no longer what the caller has seen.
    static Problem changedMeanwhile(Etag now) {
        return new Problem(
                412,
                "precondition_failed",
                "It was changed meanwhile: look at it again, and send the new ETag in If-Match.",
                List.of(),
                Optional.empty(),
                Optional.of(now));
    }

    static Problem tooLarge(long limit) {
        return of(413, "too_large", "At most " + limit + " bytes.");
    }

    static Problem tooSlow() {
        return of(408, "too_slow", "The body did not come in time.");
    }

    static Problem tooMany(Duration retryAfter) {
        return later(429, "throttled", "Too many tries; wait as long as Retry-After says.", retryAfter);
    }

    /// Only a few may be at it at once, and they are.
    static Problem busy(Duration retryAfter) {
        return later(503, "busy", "Others are at this at the moment; try again in a few seconds.", retryAfter);
    }

    /// What may go better after `retryAfter`.
    static Problem later(int status, String code, String detail, Duration retryAfter) {
        return new Problem(status, code, detail, List.of(), Optional.of(retryAfter), Optional.empty());
    }
}
