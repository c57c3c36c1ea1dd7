package rapport.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import rapport.directory.Action;
import rapport.directory.Directory;
import rapport.log.Tables;
import rapport.replica.Replica;
import rapport.transcript.Chronicle;
import rapport.transcript.ConversationList;
import rapport.transcript.Decisions;
import rapport.transcript.Transcript;
import rapport.upload.Uploads;
import tools.jackson.databind.json.JsonMapper;

/// The REST side, whole: which address is answered by whom, and what it takes to be allowed to ask.
public final class Api {
    private static final String V1 = "/api/v1";
    /// Longer than the database takes to find its lock taken.
    private static final Duration DESK_WITHIN = Duration.ofSeconds(8);

    private final List<Route> routes;
    private final Rest rest;

    /// `threads` runs what may wait; `ready` tells whether the server can do its work; `fileBytes` is how many bytes an
    /// upload may have.
    public Api(
            Directory directory,
            Replica desk,
            Reading reading,
            Uploads uploads,
            PrometheusMeterRegistry meters,
            Edge edge,
            Executor threads,
            BooleanSupplier ready,
            long fileBytes) {
        JsonMapper json = Json.mapper();
        FrontDesk front = new FrontDesk(desk, threads, DESK_WITHIN);
        Answering answering = new Answering(json);
        Origins origins = new Origins(directory.sites());
        Gate gate = new Gate(new Callers(directory), origins);
        Intake intake = new Intake(threads, gate, edge, json, answering, uploads.folder(), fileBytes);
        rest = new Rest(threads, gate, origins, edge, intake, json, answering);
        routes = routes(
                directory,
                front,
                reading,
                uploads,
                new MetricsResource(meters),
                new HealthResource(ready),
                new Tags(json),
                json);
    }

    /// What was said and decided, for reading.
    public record Reading(
            ConversationList list, Transcript transcript, Decisions decisions, Chronicle chronicle, Tables tables) {}

    public void mount(Router router) {
        rest.mount(router, routes);
    }

    List<Route> routes() {
        return routes;
    }

    private static List<Route> routes(
            Directory directory,
            FrontDesk desk,
            Reading reading,
            Uploads uploads,
            MetricsResource metrics,
            HealthResource health,
            Tags tags,
            JsonMapper json) {
        Changes changes = new Changes();
        SessionResource session = new SessionResource(directory.logins(), directory.accounts());
        SetupResource setup = new SetupResource(directory.firstAdministrator(), desk);
        AgentsResource agents = new AgentsResource(directory, desk, tags, changes);
        SitesResource sites = new SitesResource(directory.sites(), desk, tags, changes);
        NamedResource teams = new NamedResource(Named.Kind.teams(directory.ids()), desk, tags, changes);
        NamedResource skills = new NamedResource(Named.Kind.skills(directory.ids()), desk, tags, changes);
        RoutingOfConversation routing = new RoutingOfConversation(desk, reading.tables(), tags, changes);
        OwnerResource owner = new OwnerResource(desk, reading.tables(), directory.accounts(), tags, changes);
        ConversationsResource conversations = new ConversationsResource(
                reading.list(), reading.transcript(), reading.decisions(), reading.tables(), desk);
        PreviewResource preview = new PreviewResource(desk, reading.tables(), directory.sites());
        BoardResource board = new BoardResource(new BoardMaker(desk, directory.accounts(), reading.chronicle()), json);
        RecordingResource recording = new RecordingResource(desk, reading.chronicle(), directory.sites());
        UploadsResource files = new UploadsResource(uploads);
        return List.of(
                Route.open(HttpMethod.POST, V1 + "/setup", setup::create),
                Route.open(HttpMethod.POST, V1 + "/session", session::create),
                Route.of(HttpMethod.GET, V1 + "/session", Action.OWN_SESSION, session::read),
                Route.of(HttpMethod.DELETE, V1 + "/session", Action.OWN_SESSION, session::delete),
                Route.of(HttpMethod.GET, V1 + "/agents", Action.LIST_AGENTS, agents::list),
                Route.of(HttpMethod.POST, V1 + "/agents", Action.CHANGE_AGENTS, agents::create),
                Route.of(HttpMethod.GET, V1 + "/agents/:id", Action.LIST_AGENTS, agents::read),
                Route.of(HttpMethod.PATCH, V1 + "/agents/:id", Action.CHANGE_AGENTS, agents::change),
                Route.of(HttpMethod.DELETE, V1 + "/agents/:id", Action.CHANGE_AGENTS, agents::delete),
                Route.of(HttpMethod.GET, V1 + "/sites", Action.LIST_SITES, sites::list),
                Route.of(HttpMethod.POST, V1 + "/sites", Action.CHANGE_SITES, sites::create),
                Route.of(HttpMethod.GET, V1 + "/sites/:id", Action.LIST_SITES, sites::read),
                Route.of(HttpMethod.PATCH, V1 + "/sites/:id", Action.CHANGE_SITES, sites::change),
                Route.of(HttpMethod.DELETE, V1 + "/sites/:id", Action.CHANGE_SITES, sites::delete),
                Route.of(HttpMethod.GET, V1 + "/teams", Action.LIST_TEAMS, teams::list),
                Route.of(HttpMethod.POST, V1 + "/teams", Action.CHANGE_TEAMS, teams::create),
                Route.of(HttpMethod.GET, V1 + "/teams/:id", Action.LIST_TEAMS, teams::read),
                Route.of(HttpMethod.PATCH, V1 + "/teams/:id", Action.CHANGE_TEAMS, teams::change),
                Route.of(HttpMethod.DELETE, V1 + "/teams/:id", Action.CHANGE_TEAMS, teams::delete),
                Route.of(HttpMethod.GET, V1 + "/skills", Action.LIST_TEAMS, skills::list),
                Route.of(HttpMethod.POST, V1 + "/skills", Action.CHANGE_TEAMS, skills::create),
                Route.of(HttpMethod.GET, V1 + "/skills/:id", Action.LIST_TEAMS, skills::read),
                Route.of(HttpMethod.PATCH, V1 + "/skills/:id", Action.CHANGE_TEAMS, skills::change),
                Route.of(HttpMethod.DELETE, V1 + "/skills/:id", Action.CHANGE_TEAMS, skills::delete),
                Route.of(HttpMethod.GET, V1 + "/visitors/:id/owner", Action.READ_AS_AGENT, owner::read),
                Route.of(HttpMethod.PUT, V1 + "/visitors/:id/owner", Action.SET_OWNER, owner::set),
                Route.of(HttpMethod.GET, V1 + "/conversations", Action.LIST_CONVERSATIONS, conversations::list),
                Route.of(HttpMethod.GET, V1 + "/conversations/:id", Action.READ_AS_AGENT, routing::read),
                Route.of(HttpMethod.PATCH, V1 + "/conversations/:id", Action.CHANGE_ROUTING, routing::change),
                Route.of(
                        HttpMethod.GET,
                        V1 + "/conversations/:id/entries",
                        Action.READ_AS_AGENT,
                        conversations::entries),
                Route.of(
                        HttpMethod.GET,
                        V1 + "/conversations/:id/decisions",
                        Action.READ_DECISIONS,
                        conversations::decisions),
                Route.of(HttpMethod.POST, V1 + "/whatif", Action.SIMULATE_STAFFING, new WhatIfResource()::simulate),
                Route.of(HttpMethod.GET, V1 + "/whatif/recording", Action.SIMULATE_STAFFING, recording::read),
                Route.of(HttpMethod.POST, V1 + "/routing/preview", Action.PREVIEW_ROUTING, preview::preview),
                Route.of(HttpMethod.GET, V1 + "/board", Action.READ_BOARD, board::read),
                Route.of(HttpMethod.POST, V1 + "/uploads", Action.UPLOAD, files::create)
                        .takingFile()
                        .openedForSites(),
                Route.of(
                                HttpMethod.GET,
                                V1 + "/files/:id",
                                Action.READ_CONVERSATION,
                                new FilesResource(uploads, reading.tables())::read)
                        .openedForSites(),
                Route.open(HttpMethod.GET, V1 + "/openapi.yaml", new DocumentResource()::read),
                Route.open(HttpMethod.GET, "/healthz", health::live),
                Route.open(HttpMethod.GET, "/readyz", health::ready),
                Route.open(HttpMethod.GET, "/metrics", metrics::read));
    }
}
