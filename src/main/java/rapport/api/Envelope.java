package rapport.api;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import rapport.directory.Origin;

/// What is written on the outside of a request: all that decides who asks and from where.
///
/// @param origin what a browser says about the page that asks
/// @param own the origin of our own pages
/// @param cookie the token in the login cookie
/// @param address of the client, behind trusted proxies
/// @param local whether it comes from this very machine, and not through a proxy on it
/// @param secure whether the client came by HTTPS
record Envelope(
        HttpMethod method,
        Optional<Origin> origin,
        Optional<Origin> own,
        Optional<String> authorization,
        Optional<String> cookie,
        String address,
        boolean local,
        boolean secure) {

    /// Whether the cookie is what it counts on: browsers send it whoever's page asks.
    boolean byCookie() {
        return authorization.isEmpty() && cookie.isPresent();
    }

    boolean isFromOurPages() {
        return origin.isPresent() && origin.equals(own);
    }

    @Override
    public String toString() {
        return "Envelope[" + method + " from " + address + "]"; // never a token
    }
}
