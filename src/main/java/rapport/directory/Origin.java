package rapport.directory;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// A web origin as browsers send it (RFC 6454): scheme, host and, unless it is the scheme's own, port. Two are the same
/// only if their texts are; there are no wildcards, suffixes or patterns.
public record Origin(String value) {

    /// Accepts what an administrator would type: upper case, a default port, a final slash. Paths, credentials and
    /// other schemes than `http` and `https` are refused.
    public static Optional<Origin> parse(String text) {
        try {
            URI uri = new URI(text.strip());
            if (uri.getScheme() == null || uri.getHost() == null || uri.getUserInfo() != null) {
                return Optional.empty();
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            boolean bare = (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (!web || !bare || uri.getPort() > 65_535) {
                return Optional.empty();
            }
            boolean usual = uri.getPort() == -1 || uri.getPort() == (scheme.equals("http") ? 80 : 443);
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            return Optional.of(new Origin(scheme + "://" + host + (usual ? "" : ":" + uri.getPort())));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
