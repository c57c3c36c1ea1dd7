package rapport.api;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.Set;
import rapport.directory.Origin;
import rapport.directory.Principal;
import rapport.directory.Sites;

/// Keeps other people's pages out: what changes state must come from a page of ours, or from a program that is no
/// browser; what the widget needs may also come from pages of its site. Origins are compared whole, never in part.
final class Origins {
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Sites sites;

    Origins(Sites sites) {
        this.sites = sites;
    }

    /// Why this request must not be answered; empty where it may.
    Optional<Problem> objection(Envelope envelope, Route route, Principal who) {
        return isWelcome(envelope, route, who)
                ? Optional.empty()
                : Optional.of(Problem.forbidden("This does not come from an allowed origin."));
    }

    private boolean isWelcome(Envelope envelope, Route route, Principal who) {
        if (route.forSites() && who instanceof Principal.Visitor visitor) {
            return envelope.origin().isEmpty()
                    || envelope.isFromOurPages()
                    || sites.byId(visitor.site())
                            .filter(site -> site.allows(envelope.origin().get()))
                            .isPresent();
        }
        if (HARMLESS.contains(envelope.method())) {
            return true;
        }
        // Browsers name the origin of every request that could change something; without one, a cookie proves nothing.
        return envelope.origin().isPresent() ? envelope.isFromOurPages() : !envelope.byCookie();
    }

    /// The origin whose pages may read the answer, if it is not one of ours.
    Optional<Origin> reader(Envelope envelope, Route route) {
        return route.forSites() ? envelope.origin().filter(sites::anyAllows) : Optional.empty();
    }
}
