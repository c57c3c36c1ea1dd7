package rapport.api;

import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Between Vert.x and the resources: reads a request on the event loop, has it answered on a virtual thread, and writes
/// the answer on the event loop again.
final class Rest {
    private static final long BODY_BYTES = 64 * 1024;

    private final Executor threads;
    private final Gate gate;
    private final Origins origins;
    private final Edge edge;
    private final Intake intake;
    private final JsonMapper json;
    private final Answering answering;

    Rest(Executor threads, Gate gate, Origins origins, Edge edge, Intake intake, JsonMapper json, Answering answering) {
        this.threads = threads;
        this.gate = gate;
        this.origins = origins;
        this.edge = edge;
        this.intake = intake;
        this.json = json;
        this.answering = answering;
    }

    void mount(Router router, List<Route> routes) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(BODY_BYTES);
        for (Route route : routes) {
            router.route(route.method(), route.path()).handler(context -> head(route, context));
            switch (route.takes()) {
                case JSON -> {}
                case FILE ->
                    router.route(route.method(), route.path()).handler(context -> intake.admit(route, context));
            }
            // Vert.x wants handlers of bodies to be the first of their route.
            var place = router.route(route.method(), route.path()).failureHandler(context -> failed(route, context));
            switch (route.takes()) {
                case JSON -> place.handler(body).handler(context -> serve(route, context));
                case FILE -> place.handler(intake.body()).handler(context -> intake.take(route, context));
            }
        }
        routes.stream()
                .collect(Collectors.groupingBy(Route::path))
                .forEach((path, same) -> router.route(path).handler(context -> otherMethod(same, context)));
        router.route("/api/*").handler(context -> refuse(context, Problem.notFound()));
    }

    private void head(Route route, RoutingContext context) {
        origins.reader(edge.envelope(context.request()), route)
                .ifPresent(reader -> CrossOrigin.allow(context.response(), reader));
        context.next();
    }

    private void serve(Route route, RoutingContext context) {
        if (!route.method().equals(HttpMethod.GET) && !isJson(context)) {
            refuse(context, Problem.of(415, "unsupported_media_type", "The body has to be application/json."));
            return;
        }
        Context loop = context.vertx().getOrCreateContext();
        Envelope envelope = edge.envelope(context.request());
        Call stranger = Call.stranger(context, envelope, json);
        threads.execute(() -> {
            Answering.Written written = answering.answer(call -> checked(route, envelope, call), stranger);
            loop.runOnContext(done -> Answering.send(context.response(), written));
        });
    }

    private Reply checked(Route route, Envelope envelope, Call stranger) {
        return switch (gate.check(route, envelope, stranger)) {
            case Gate.Pass.Open(Call call) -> route.resource().answer(call);
            case Gate.Pass.Shut(Problem problem) -> Reply.refused(problem);
        };
    }

    /// Other people's pages can send forms and plain text without asking first, but not this type.
    private static boolean isJson(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        boolean empty = context.body().buffer() == null || context.body().length() <= 0;
        return empty || (type != null && type.split(";")[0].strip().equalsIgnoreCase("application/json"));
    }

    private void otherMethod(List<Route> same, RoutingContext context) {
        if (context.request().method().equals(HttpMethod.OPTIONS)) {
            origins.reader(edge.envelope(context.request()), same.getFirst()).ifPresent(reader -> {
                CrossOrigin.allow(context.response(), reader);
                CrossOrigin.allowAsking(context.response());
            });
            context.response().setStatusCode(204).end();
            return;
        }
        String allowed =
                same.stream().map(route -> route.method().name()).sorted().collect(Collectors.joining(", "));
        context.response().putHeader("Allow", allowed);
        refuse(context, Problem.of(405, "method_not_allowed", "Allowed here: " + allowed + "."));
    }

    private void failed(Route route, RoutingContext context) {
        if (context.response().headWritten()) {
            return; // answered already, and the connection's end is the failure
        }
        if (context.response().closed()) {
            context.cancelAndCleanupFileUploads(); // they have gone
            return;
        }
        Problem problem = switch (context.statusCode()) {
            case 408 -> Problem.tooSlow();
            case 413 -> tooLarge(route);
            case 400 -> Problem.malformed("The request cannot be read.");
            default -> answering.failure(context.failure());
        };
        context.response().putHeader("Connection", "close"); // what is left of the body is not worth reading
        refuse(context, problem);
        // Vert.x does so for some failures only. A file that is given up fails the request once more: not before the
        // answer, which would be the second failure's then.
        context.cancelAndCleanupFileUploads();
    }

    private Problem tooLarge(Route route) {
        return switch (route.takes()) {
            case JSON -> Problem.tooLarge(BODY_BYTES);
            case FILE -> intake.tooLarge();
        };
    }

    private void refuse(RoutingContext context, Problem problem) {
        Answering.send(context.response(), answering.problem(problem));
    }
}
