package rapport.api;

import io.vertx.core.MultiMap;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a request wants to be true of the thing as it is (RFC 9110, section 13).
///
/// @param ifMatch tags of which the thing must have one to be changed
/// @param ifNoneMatch tags that the caller has a copy of
record Preconditions(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[^\"]*\"");
    private static final String ANY = "*";
    private static final String WEAK = "W/";

    static final Preconditions NONE = new Preconditions(Optional.empty(), Optional.empty());

    static Preconditions of(MultiMap headers) {
        return new Preconditions(list(headers, "If-Match"), list(headers, "If-None-Match"));
    }

    private static Optional<String> list(MultiMap headers, String name) {
        return headers.contains(name) ? Optional.of(String.join(",", headers.getAll(name))) : Optional.empty();
    }

    /// Whether a thing that has this tag may be changed. Weak tags never match; of a tag with two parts only what
    /// people set counts ([Etag]).
    boolean allowChange(Etag now) {
        return ifMatch.isEmpty() || matches(ifMatch.get(), tag -> new Etag(tag).sameSettings(now));
    }

    /// Whether the caller has just what would be answered.
    boolean alreadyHave(Etag now) {
        return ifNoneMatch.isPresent()
                && matches(ifNoneMatch.get(), tag -> strong(tag).equals(now.value()));
    }

    private static boolean matches(String list, Predicate<String> match) {
        return list.strip().equals(ANY) || tags(list).anyMatch(match);
    }

    private static Stream<String> tags(String list) {
        return TAG.matcher(list).results().map(found -> found.group());
    }

    private static String strong(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}
