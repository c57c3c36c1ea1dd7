package rapport.api;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import rapport.directory.Origin;
import rapport.directory.Sites;

/// Stands before what is not of the REST side but asked by pages of the sites all the same: lets them read the answers.
public final class OtherPages implements Handler<RoutingContext> {
    private final Edge edge;
    private final Sites sites;

    public OtherPages(Edge edge, Sites sites) {
        this.edge = edge;
        this.sites = sites;
    }

    @Override
    public void handle(RoutingContext call) {
        Optional<Origin> reader = edge.envelope(call.request()).origin().filter(sites::anyAllows);
        reader.ifPresent(origin -> CrossOrigin.allow(call.response(), origin));
        if (call.request().method().equals(HttpMethod.OPTIONS)) {
            reader.ifPresent(origin -> CrossOrigin.allowAsking(call.response()));
            call.response().setStatusCode(204).end();
        } else {
            call.next();
        }
    }
}
