package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.Library;
import rapport.blackbox.client.Visitor;
import rapport.blackbox.client.Wire;

/// A server for one test class and the people of its tests. After each test the conversations of its visitors are
/// closed and its agents are offline, so that the next test finds an empty queue and nobody at work. At the end the
/// server's log must be free of stack traces: bad input is not an exception.
final class Stage implements BeforeAllCallback, AfterAllCallback, AfterEachCallback {

    private final List<Visitor> visitors = new ArrayList<>();
    private final Set<Agent> agents = new LinkedHashSet<>();
    private final List<Wire> wires = new ArrayList<>();
    private final Optional<Function<Premises, Premises.Office>> own;
    private Premises.Office office;
    private int logBefore;
    private Site site;

    Stage() {
        this(Optional.empty());
    }

    private Stage(Optional<Function<Premises, Premises.Office>> own) {
        this.own = own;
    }

    /// With a server that no other class has had or will have, for what the sites of others would change.
    static Stage alone() {
        return alone(Map.of());
    }

    /// With a server of its own that is configured so.
    ///
    /// @param options of its JVM
    static Stage alone(Map<String, String> environment, String... options) {
        return new Stage(Optional.of(premises -> premises.build(environment, options)));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        office = own.orElse(Premises::rent).apply(premises(context));
        logBefore = server().log().length();
        site = new Site("", server().ready().siteKey(), server().ready().identitySecret());
    }

    private static Premises premises(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Premises.class, type -> new Premises(), Premises.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        wires.forEach(Wire::cut);
        visitors.forEach(Stage::goodbye);
        agents.forEach(Stage::goHome);
        wires.clear();
        visitors.clear();
        agents.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        String log = server().log().substring(logBefore);
        if (own.isEmpty()) {
            premises(context).giveBack(office);
        }
        assertThat(log.lines().filter(line -> line.startsWith("\tat ")).findFirst())
                .as("stack trace in the server's log:\n" + log)
                .isEmpty();
    }

    RunningServer server() {
        return office.server();
    }

    URI socket() {
        return server().ready().socket();
    }

    Staff staff() {
        return office.staff();
    }

    Rest rest() {
        return Rest.anonymous(server().ready().url());
    }

    Rest admin() {
        return rest().as(staff().adminToken());
    }

    /// The site of the demo, with the default policy.
    Site site() {
        return site;
    }

    /// A new site with the given settings in its policy.
    Site site(Object... policy) {
        Frame body = Frame.object(
                "name",
                "Site " + Ids.next(),
                "allowedOrigins",
                List.of("https://shop.example"),
                "policy",
                Frame.object(policy));
        return Site.of(admin().post("/api/v1/sites", body).expect(201).json());
    }

    /// A connection without a client, cut after the test: what it lets in must not stay for the next one.
    Wire wire() {
        return at(socket());
    }

    Wire at(URI address) {
        return cutLater(Wire.open(address));
    }

    Wire wire(Library library) {
        return cutLater(Wire.open(library, socket(), Map.of(), frame -> {}));
    }

    private Wire cutLater(Wire wire) {
        wires.add(wire);
        return wire;
    }

    /// An anonymous visitor of the demo's site, connected.
    Visitor visitor() {
        return visitor(site);
    }

    Visitor visitor(Site where) {
        return arrive(Visitor.anonymous(socket(), where.key()));
    }

    Visitor visitor(Library library) {
        return arrive(Visitor.anonymous(socket(), site.key()).by(library));
    }

    /// Connects a visitor and sees them off after the test.
    Visitor arrive(Visitor visitor) {
        visitors.add(visitor);
        visitor.connect();
        return visitor;
    }

    /// One of the demo's agents, online and able to take five.
    Agent agent(int which) {
        return agent(which, 5);
    }

    Agent agent(int which, int capacity) {
        staff().capacity(which, capacity);
        return offlineAgent(which).available("online");
    }

    /// The first of the demo's agents, with somebody else's client.
    Agent agent(Library library) {
        staff().capacity(0, 5);
        return atConsole(new Agent(socket(), staff().token(0)).by(library)).available("online");
    }

    /// Connected, but not at work.
    Agent offlineAgent(int which) {
        return atConsole(new Agent(socket(), staff().token(which)));
    }

    Agent supervisor() {
        return atConsole(new Agent(socket(), staff().supervisorToken()));
    }

    /// Connects an agent, who goes offline after the test.
    Agent atConsole(Agent agent) {
        agents.add(agent);
        agent.connect();
        return agent;
    }

    /// A visitor of the demo's site who said hello and is with the given agent.
    Talk talk(Agent agent) {
        return talk(site, agent);
    }

    Talk talk(Site where, Agent agent) {
        return talk(visitor(where), agent);
    }

    Talk talk(Visitor visitor, Agent agent) {
        visitor.say("hello").ok();
        String conversation = visitor.conversation();
        agent.awaitAssigned(conversation);
        visitor.awaitShown(
                conversation, "the assignment", entry -> Transcript.kind(entry).equals("assigned"));
        return new Talk(visitor, agent, conversation);
    }

    private static void goodbye(Visitor visitor) {
        if (!visitor.connected()) {
            try {
                visitor.connect();
            } catch (AssertionError | RuntimeException refused) {
                return; // Somebody who is refused has nothing to close.
            }
        }
        for (String conversation : visitor.conversations()) {
            visitor.ask(Frame.of("close", "conversation", conversation));
        }
        visitor.close();
    }

    private static void goHome(Agent agent) {
        if (agent.connected()) {
            agent.ask(Frame.of("availability", "status", "offline"));
        }
        agent.close();
    }
}
