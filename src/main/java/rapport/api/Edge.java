package rapport.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import rapport.directory.LoginCookie;
import rapport.directory.Origin;
import rapport.gateway.Addresses;
import rapport.gateway.Peer;

/// What a request says about where it came from, and how much of it to believe: forwarding headers count only from the
/// proxies that the configuration names.
///
/// @param trustedProxies their addresses
/// @param publicOrigin what people type to get here, where that is configured; else what they turn out to have asked
/// for
public record Edge(Set<String> trustedProxies, Optional<Origin> publicOrigin) {
    public Edge {
        trustedProxies = Set.copyOf(trustedProxies);
    }

    /// All that decides who asks and from where, read on the event loop.
    Envelope envelope(HttpServerRequest request) {
        boolean secure = isSecure(request);
        Optional<String> cookie =
                Optional.ofNullable(request.getHeader("Cookie")).flatMap(header -> LoginCookie.token(header, secure));
        return new Envelope(
                request.method(),
                Optional.ofNullable(request.getHeader("Origin")).map(Origin::new),
                own(request),
                Optional.ofNullable(request.getHeader("Authorization")),
                cookie,
                new Addresses(trustedProxies).of(request),
                isLocal(request),
                secure);
    }

    /// Who opens a socket.
    public Peer peer(HttpServerRequest request) {
        Envelope envelope = envelope(request);
        return new Peer(
                envelope.address(), envelope.origin().map(Origin::value), envelope.isFromOurPages(), envelope.cookie());
    }

    private static boolean isLocal(HttpServerRequest request) {
        boolean direct = request.getHeader("X-Forwarded-For") == null && request.getHeader("Forwarded") == null;
        return direct && InetAddress.ofLiteral(request.remoteAddress().host()).isLoopbackAddress();
    }

    /// Whether the client came by HTTPS.
    public boolean isSecure(HttpServerRequest request) {
        if (publicOrigin.isPresent()) {
            return publicOrigin.get().value().startsWith("https:");
        }
        boolean proxied = trustedProxies.contains(request.remoteAddress().host());
        return request.isSSL() || (proxied && "https".equals(request.getHeader("X-Forwarded-Proto")));
    }

    /// The origin of the very address that was asked: what our own pages send as theirs.
    public Optional<Origin> own(HttpServerRequest request) {
        if (publicOrigin.isPresent()) {
            return publicOrigin;
        }
        HostAndPort authority = request.authority();
        return authority == null
                ? Optional.empty()
                : Origin.parse((isSecure(request) ? "https://" : "http://") + authority);
    }
}
