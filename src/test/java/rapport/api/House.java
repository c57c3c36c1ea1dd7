package rapport.api;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import rapport.desk.Command;
import rapport.desk.DeskId;
import rapport.desk.NodeId;
import rapport.desk.Role;
import rapport.directory.Account;
import rapport.directory.AccountAnswer;
import rapport.directory.Directory;
import rapport.directory.LoginAnswer;
import rapport.directory.NewAccount;
import rapport.directory.Origin;
import rapport.directory.Site;
import rapport.log.SqlLog;
import rapport.log.SqlTables;
import rapport.replica.Replica;
import rapport.sql.Database;
import rapport.transcript.Chronicle;
import rapport.transcript.ConversationList;
import rapport.transcript.Decisions;
import rapport.transcript.SqlTranscript;
import rapport.upload.Uploads;

/// The API as it is served, on a real database and a real port: with a site, and an account for each role. In a static
/// field it is one for all tests of a class, else one for each.
final class House implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
    static final long FILE_BYTES = 100_000;
    static final String PASSWORD = "correct horse battery";
    private static final DeskId DESK = new DeskId("main");

    private final Map<Role, Account> people = new EnumMap<>(Role.class);
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);
    private Path folder;
    private Database database;
    private Directory directory;
    private Replica desk;
    private Uploads uploads;
    private Site site;
    private Api api;
    private Vertx vertx;
    private HttpServer server;
    private ExecutorService threads;

    private boolean shared;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        shared = true;
        open();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (!shared) {
            open();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (!shared) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        close();
    }

    private void open() throws Exception {
        folder = Files.createTempDirectory("rapport-api-");
        database = Database.open(folder);
        threads = Executors.newVirtualThreadPerTaskExecutor();
        directory = new Directory(database, InstantSource.system());
        SqlLog log = new SqlLog(database);
        SqlTables tables = new SqlTables(database);
        desk = new Replica(
                DESK,
                new NodeId("n"),
                log,
                tables,
                InstantSource.system(),
                RandomGenerator.getDefault(),
                threads,
                (thread, failure) -> failure.printStackTrace());
        uploads = new Uploads(database, folder, directory.ids()::file, InstantSource.system());
        api = new Api(
                directory,
                desk,
                new Api.Reading(
                        new ConversationList(database, DESK),
                        new SqlTranscript(database),
                        new Decisions(database),
                        new Chronicle(database),
                        tables),
                uploads,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                new Edge(Set.of(), Optional.empty()),
                threads,
                () -> true,
                FILE_BYTES);
        vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        api.mount(router);
        new Pages(Optional.of("site_key")).mount(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
    }

    /// Moves in a site and an account for each role; passwords take their time, so only where they are needed.
    House inhabited() {
        site = directory.sites().create("Shop", List.of(new Origin("https://shop.example")));
        for (Role role : Role.values()) {
            NewAccount wanted = new NewAccount(name(role), name(role), PASSWORD, role);
            Account account = ((AccountAnswer.Created) directory.accounts().create(wanted)).account();
            desk.ask(new Command.EnrolAgent(account.id(), account.name(), 4), Optional.empty());
            people.put(role, account);
        }
        return this;
    }

    static String name(Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT);
    }

    Directory directory() {
        return directory;
    }

    Replica desk() {
        return desk;
    }

    /// How far the log has come.
    long position() {
        return new SqlTables(database).state(DESK).position();
    }

    /// Has a table be somewhere else: whoever looks for it finds the database broken.
    void lose(String table) {
        database.write(sql -> sql.execute("alter table " + table + " rename to lost"));
    }

    /// Takes the write lock, as another process might; closing what is returned gives it back.
    AutoCloseable occupied() throws SQLException {
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("rapport.db"));
        try (var statement = other.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 20000");
            statement.execute("BEGIN IMMEDIATE");
        }
        return other;
    }

    Uploads uploads() {
        return uploads;
    }

    Api api() {
        return api;
    }

    Site site() {
        return site;
    }

    Account account(Role role) {
        return people.get(role);
    }

    String token(Role role) {
        return tokens.computeIfAbsent(
                role,
                same -> ((LoginAnswer.LoggedIn) directory.logins().logIn(name(role), PASSWORD, "127.0.0.1")).token());
    }

    String origin() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    Client nobody() {
        return new Client(origin(), Map.of());
    }

    Client as(Role role) {
        return nobody().with("Authorization", "Bearer " + token(role));
    }

    Client asVisitor(rapport.desk.VisitorId visitor) {
        return nobody().with("Authorization", "Visitor " + directory.visitors().token(visitor, site.id()));
    }

    private void close() throws IOException {
        vertx.close().await();
        desk.close();
        threads.close();
        database.close();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        people.clear();
        tokens.clear();
    }
}
