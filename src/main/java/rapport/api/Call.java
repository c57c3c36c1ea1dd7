package rapport.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rapport.directory.Principal;
import tools.jackson.databind.json.JsonMapper;

/// One request, read whole.
///
/// @param who found out from the credentials it carries
/// @param path what stands in the route's places
/// @param file what was uploaded with it
record Call(
        Envelope envelope,
        Principal who,
        Map<String, String> path,
        Query query,
        Preconditions preconditions,
        Buffer bytes,
        Optional<Arrived> file,
        JsonMapper json) {

    /// What came with a request, before anybody knows whose it is.
    static Call stranger(RoutingContext context, Envelope envelope, JsonMapper json) {
        Buffer body = context.body().buffer();
        return new Call(
                envelope,
                new Principal.Nobody(),
                Map.copyOf(context.pathParams()),
                new Query(context.queryParams()),
                Preconditions.of(context.request().headers()),
                body == null ? Buffer.buffer() : body,
                Optional.empty(),
                json);
    }

    Call by(Principal known) {
        return new Call(envelope, known, path, query, preconditions, bytes, file, json);
    }

    Call with(Arrived arrived) {
        return new Call(envelope, who, path, query, preconditions, bytes, Optional.of(arrived), json);
    }

    /// The id in the path.
    String id() {
        String id = path.getOrDefault("id", "");
        if (id.isEmpty() || id.length() > 64) {
            throw new Refusal(Problem.notFound());
        }
        return id;
    }

    /// What a resource wants to know of the body; see [Body#read].
    <T> T body(Function<Fields, T> reading) {
        return Body.read(json, bytes.getBytes(), reading);
    }

    /// Whoever is asking, on routes whose action is for people with accounts only.
    Principal.Staff staff() {
        return switch (who) {
            case Principal.Staff staff -> staff;
            case Principal.Visitor visitor -> throw new Refusal(Problem.forbidden("Only for agents."));
            case Principal.Nobody nobody -> throw new Refusal(Problem.unauthenticated());
        };
    }
}
