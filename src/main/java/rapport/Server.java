package rapport;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rapport.api.Api;
import rapport.api.Edge;
import rapport.api.OtherPages;
import rapport.api.Pages;
import rapport.demo.Cast;
import rapport.demo.Demo;
import rapport.desk.Agent;
import rapport.desk.Command;
import rapport.desk.DeskId;
import rapport.desk.NodeId;
import rapport.desk.Policy;
import rapport.desk.Sender;
import rapport.desk.SiteId;
import rapport.desk.Status;
import rapport.directory.Account;
import rapport.directory.Directory;
import rapport.directory.Origin;
import rapport.directory.Principal;
import rapport.directory.Site;
import rapport.gateway.Addresses;
import rapport.gateway.Admission;
import rapport.gateway.Arrivals;
import rapport.gateway.BodyDeadline;
import rapport.gateway.Door;
import rapport.gateway.Entrance;
import rapport.gateway.Gate;
import rapport.gateway.Sessions;
import rapport.gateway.Sockets;
import rapport.gateway.Streams;
import rapport.gateway.Usher;
import rapport.log.SqlLog;
import rapport.log.SqlTables;
import rapport.replica.Replica;
import rapport.replica.View;
import rapport.sql.Database;
import rapport.sql.StartRefused;
import rapport.transcript.Chronicle;
import rapport.transcript.ConversationList;
import rapport.transcript.Decisions;
import rapport.transcript.SqlTranscript;
import rapport.upload.Uploads;
import rapport.wire.CloseCode;

/// A running server: the whole graph, built by hand. Parts know only what they are given here.
final class Server implements AutoCloseable {
    private static final DeskId DESK = new DeskId("main");
    /// Within which time those who are sent away are to come back, each at a moment of their own.
    private static final Duration COMING_BACK = Duration.ofSeconds(5);

    /// How long a connection may outlive the rights of whoever has it, if nobody told of their end.
    private static final Duration RECHECK = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final Database database;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("call-", 0).factory());
    private final Directory directory;
    private final Optional<Cast> cast;
    private final Replica desk;
    private final Gate gate;
    private final Vertx vertx = Http.vertx();
    private final HttpServer http;
    private final Duration notice;
    private volatile boolean stopping;

    /// Starts, and returns once requests are answered.
    ///
    /// @param demo what fills an empty data folder, if this is to be a demo
    Server(Config config, Optional<Demo> demo) {
        InstantSource clock = new SteadyClock(InstantSource.system(), System::nanoTime);
        NodeId node = new NodeId(UUID.randomUUID().toString());
        database = Database.open(config.data());
        SqlLog log = new SqlLog(database);
        SqlTables tables = new SqlTables(database);
        directory = new Directory(database, clock);
        cast = demo.map(empty -> empty.cast(directory, DESK, log, tables, threads));
        desk = new Replica(DESK, node, log, tables, clock, RandomGenerator.getDefault(), threads, Server::broken);
        directory.accounts().all().forEach(this::enrol);
        desk.inspect(View::agents).forEach(state -> reconcile(state.agent()));
        directory.sites().all().forEach(this::open);
        desk.inspect(View::policies).forEach(this::reconcile);
        Uploads uploads = new Uploads(database, config.data(), directory.ids()::file, clock);
        Api.Reading reading = new Api.Reading(
                new ConversationList(database, DESK),
                new SqlTranscript(database),
                new Decisions(database),
                new Chronicle(database),
                tables);
        Edge edge = new Edge(config.http().trustedProxies(), config.http().publicOrigin());
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        FunctionCounter.builder("rapport.database.reads", database, Database::reads)
                .description("Looks at the database, each in one snapshot")
                .register(meters);
        gate = new Gate(
                desk,
                tables,
                reading.transcript(),
                Usher.of(directory),
                uploads::attach,
                new Sessions(gone -> threads.execute(() -> goneOffline(gone))),
                threads,
                clock,
                System::nanoTime,
                directory.epoch(),
                settings(config, demo.isPresent()));
        count(meters, gate.sessions());
        directory.logins().onRevocation(gate.sessions());
        directory.sites().onRemoval(gate.sessions());
        vertx.setPeriodic(RECHECK.toMillis(), again -> gate.sessions().recheck(directory::holds));
        Entrance entrance = entrance(config, edge, demo.isPresent());
        Sockets sockets = new Sockets(entrance);
        Router router = Router.router(vertx);
        router.route().handler(new BodyDeadline(vertx, config.http().bodyWithin()));
        router.route("/ws").handler(call -> sockets.handle(call.request()));
        new Streams(entrance).mount(router, new OtherPages(edge, directory.sites()));
        new Api(
                        directory,
                        desk,
                        reading,
                        uploads,
                        meters,
                        edge,
                        threads,
                        () -> !stopping && !desk.heldUp(),
                        config.uploads().maxBytes())
                .mount(router);
        new Pages(cast.flatMap(known -> directory.sites().byId(new SiteId(known.site())))
                        .map(Site::key))
                .mount(router);
        notice = config.http().notice();
        http = Http.listen(vertx, router, config.http());
    }

    private Entrance entrance(Config config, Edge edge, boolean demo) {
        var connections = config.connections();
        int perAddress = connections.perAddress() == 0 ? Integer.MAX_VALUE : connections.perAddress();
        Admission admission =
                new Admission(connections.most(), perAddress, address -> demo && Addresses.loopback(address));
        return new Entrance(
                origin -> directory.sites().anyAllows(new Origin(origin)),
                edge::peer,
                admission,
                new Arrivals(connections.arriving()),
                (transport, peer, greeted) -> new Door(gate, transport, peer, greeted));
    }

    private static void count(PrometheusMeterRegistry meters, Sessions sessions) {
        Gauge.builder("rapport.connections", sessions, Sessions::size)
                .description("Connections of visitors and agents")
                .register(meters);
        for (CloseCode code : CloseCode.values()) {
            FunctionCounter.builder("rapport.connections.closed", sessions, all -> all.closed(code))
                    .tag("code", Integer.toString(code.number()))
                    .description("Connections of visitors and agents that the server closed, by close code")
                    .register(meters);
        }
    }

    private static Gate.Settings settings(Config config, boolean demo) {
        var usual = Gate.Settings.DEFAULT
                .paced(
                        config.connections().sendsPerSecond(),
                        config.connections().sendBurst())
                .perVisitor(config.connections().perVisitor())
                .ticking(config.connections().tick())
                .stuck(config.connections().stuck())
                .files(config.uploads().maxBytes());
        return demo ? usual.unpaced() : usual;
    }

    int port() {
        return http.actualPort();
    }

    /// Whom and what there is, if this is a demo.
    Optional<Cast> cast() {
        return cast;
    }

    Site site(Cast of) {
        return directory
                .sites()
                .byId(new SiteId(of.site()))
                .orElseThrow(() -> new StartRefused("The demo's site is gone."));
    }

    Optional<String> setupToken() {
        return directory.firstAdministrator().token();
    }

    /// An account whose place at the desk was lost in a crash gets it at the next start.
    private void enrol(Account account) {
        desk.ask(new Command.EnrolAgent(account.id(), account.name(), Directory.USUAL_CAPACITY), Optional.empty());
    }

    /// Whoever was disabled, deleted, let in again or called another name just before a crash is so for the desk at the
    /// next start.
    private void reconcile(Agent agent) {
        Optional<Account> account = directory.accounts().byId(agent.id());
        boolean active = account.filter(known -> !known.disabled()).isPresent();
        Optional<String> name = account.map(Account::name);
        if (active != agent.active() || !name.orElse(agent.name()).equals(agent.name())) {
            desk.ask(
                    new Command.ChangeAgent(agent.id(), name, Optional.empty(), Optional.of(active)), Optional.empty());
        }
    }

    /// A site that was deleted just before a crash is gone for the desk at the next start.
    private void reconcile(SiteId site, Policy policy) {
        if (!policy.gone() && directory.sites().byId(site).isEmpty()) {
            desk.ask(new Command.SetPolicy(site, policy.withGone(true)), Optional.empty());
        }
    }

    /// A site that the desk does not know of has no say in how long its agents may be away: the first of all, and one
    /// that was made just before a crash.
    private void open(Site site) {
        Policy policy = desk.inspect(running -> running.policy(site.id()));
        desk.ask(new Command.SetPolicy(site.id(), policy), Optional.empty());
    }

    /// Whoever logs out is offline at once; what they had goes to others without a grace.
    private void goneOffline(Principal.Staff gone) {
        desk.ask(
                new Command.SetAvailability(gone.id(), new Sender.Agent(gone.id(), gone.role()), Status.OFFLINE),
                Optional.empty());
    }

    /// Going on with a desk that is wrong about itself would be worse than to stop.
    private static void broken(Thread thread, Throwable failure) {
        LOG.error("the desk stopped on {}; the process ends, what is acknowledged is safe", thread.getName(), failure);
        Runtime.getRuntime().halt(70);
    }

    /// Lets nobody in any more, finishes what was begun, and gives the data folder back.
    @Override
    public void close() {
        stopping = true;
        LockSupport.parkNanos(notice.toNanos());
        desk.drain();
        gate.sessions().drain(COMING_BACK, RandomGenerator.getDefault());
        Http.close(http);
        desk.close();
        threads.close();
        Http.close(vertx);
        database.close();
    }
}
