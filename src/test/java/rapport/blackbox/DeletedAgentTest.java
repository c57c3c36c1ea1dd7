package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Visitor;

/// Somebody leaves: their account is disabled or deleted. They are out at once, what they had goes to others, and what
/// they said stays.
@Tag("blackbox")
class DeletedAgentTest {

    private static final int REVOKED = 4502;

    @RegisterExtension
    static final Stage stage = new Stage();

    private record Leaving(String name, Consumer<Ready.Person> way) {}

    private static List<Leaving> ways() {
        return List.of(
                new Leaving(
                        "disabled",
                        person -> stage.admin()
                                .patch(path(person), Frame.object("disabled", true))
                                .expect(200)),
                new Leaving(
                        "deleted", person -> stage.admin().delete(path(person)).expect(204)));
    }

    @TestFactory
    Stream<DynamicTest> who_leaves_is_out_at_once_and_their_visitors_are_with_others() {
        return ways().stream()
                .map(leaving -> DynamicTest.dynamicTest(leaving.name, () -> {
                    Ready.Person person = stage.staff().hire("agent", 5);
                    String token = stage.staff().login(person);
                    String otherToken = stage.staff().login(person);
                    Agent agent =
                            stage.atConsole(new Agent(stage.socket(), token)).available("online");
                    // They would be waited for ten minutes if they had only lost their connection.
                    Talk talk = stage.talk(stage.site("graceSeconds", 600), agent);
                    talk.answer("good day");
                    Agent other = stage.agent(0);

                    leaving.way.accept(person);

                    assertThat(agent.wire().awaitEnd().code()).isEqualTo(REVOKED);
                    stage.rest().as(token).get("/api/v1/session").expect(401);
                    stage.rest().as(otherToken).get("/api/v1/session").expect(401);
                    stage.rest().login(person.login(), person.password()).expect(401);
                    other.awaitAssigned(talk.conversation());
                    Frame assigned = other.history(talk.conversation(), 50).getLast();
                    assertThat(assigned.text("content.trigger")).isEqualTo("disabled");
                    assertThat(assigned.text("content.from.name")).isEqualTo("New agent");
                    assertThat(talk.asVisitor().entries())
                            .as("what they said stays, with their name")
                            .anySatisfy(entry -> {
                                assertThat(entry.maybe("content.text")).contains("good day");
                                assertThat(entry.text("author.id")).isEqualTo(person.id());
                                assertThat(entry.text("author.name")).isEqualTo("New agent");
                            });
                }));
    }

    @Test
    void a_deleted_account_is_in_no_list_unless_one_asks_for_it_and_is_found_no_more() {
        Ready.Person person = stage.staff().hire("supervisor", 5);
        Frame before = stage.admin().get(path(person)).expect(200).json();
        stage.admin().delete(path(person)).expect(204);

        stage.admin().get(path(person)).expect(404);
        stage.admin().patch(path(person), Frame.object("name", "X")).expect(404);
        stage.admin().delete(path(person)).expect(404);
        for (String query : List.of("", "?deleted=false")) {
            assertThat(agents(query)).noneMatch(agent -> agent.text("id").equals(person.id()));
        }
        Frame former = agents("?deleted=true").stream()
                .filter(agent -> agent.text("id").equals(person.id()))
                .findAny()
                .orElseThrow();
        assertThat(former.text("deletedAt")).endsWith("Z");
        for (String field : List.of("login", "name", "role")) {
            assertThat(former.text(field)).isEqualTo(before.text(field));
        }
        assertThat(agents("?deleted=true"))
                .as("the others are there, too")
                .anyMatch(agent ->
                        agent.text("id").equals(stage.server().ready().admin().id()));
    }

    @Test
    void only_administrators_see_and_make_deleted_accounts() {
        Ready.Person person = stage.staff().hire("agent", 5);
        for (String token : List.of(stage.staff().token(0), stage.staff().supervisorToken())) {
            stage.rest().as(token).delete(path(person)).expect(403);
            stage.rest().as(token).get("/api/v1/agents?deleted=true").expect(403);
        }
        stage.rest().delete(path(person)).expect(401);
        stage.rest().get("/api/v1/agents?deleted=true").expect(401);
        stage.admin().get("/api/v1/agents?deleted=perhaps").expect(400);
        stage.admin().get(path(person)).expect(200);
    }

    @Test
    void the_login_of_a_deleted_account_is_free_for_somebody_else() {
        Ready.Person person = stage.staff().hire("agent", 5);
        stage.admin().delete(path(person)).expect(204);
        Frame body = Frame.object("login", person.login(), "name", "Somebody Else", "password", "another password");
        Frame successor = stage.admin().post("/api/v1/agents", body).expect(201).json();
        assertThat(successor.text("id")).isNotEqualTo(person.id());
        stage.rest().login(person.login(), person.password()).expect(401);
        assertThat(stage.rest()
                        .login(person.login(), "another password")
                        .expect(200)
                        .json()
                        .text("agent.id"))
                .isEqualTo(successor.text("id"));
    }

    @Test
    void the_last_administrator_is_neither_deleted_nor_disabled_nor_demoted_and_before_the_last_may_leave() {
        Ready.Person admin = stage.server().ready().admin();
        assertThat(stage.admin().delete(path(admin)).expect(409).json().text("code"))
                .isEqualTo("last_administrator");
        for (Frame change : List.of(Frame.object("disabled", true), Frame.object("role", "supervisor"))) {
            assertThat(stage.admin()
                            .patch(path(admin), change)
                            .expect(409)
                            .json()
                            .text("code"))
                    .isEqualTo("last_administrator");
        }
        Ready.Person second = stage.staff().hire("administrator", 1);
        Rest asSecond = stage.rest().as(stage.staff().login(second));
        asSecond.delete(path(second)).expect(204);
        asSecond.get("/api/v1/session").expect(401);
        stage.admin().get("/api/v1/session").expect(200);
    }

    @Test
    void who_wants_to_delete_what_was_changed_meanwhile_is_refused() {
        Ready.Person person = stage.staff().hire("agent", 5);
        String seen = stage.admin().get(path(person)).header("ETag").orElseThrow();
        stage.admin().patch(path(person), Frame.object("name", "Wang Fang")).expect(200);
        String now = stage.admin()
                .ifMatch(seen)
                .delete(path(person))
                .expect(412)
                .json()
                .text("etag");
        stage.admin().ifMatch(now).delete(path(person)).expect(204);
    }

    @Test
    void nobody_becomes_a_deleted_agents_customer() {
        Talk talk = stage.talk(stage.agent(0));
        Ready.Person person = stage.staff().hire("agent", 5);
        stage.admin().delete(path(person)).expect(204);
        Rest.Answer refused = stage.admin()
                .put("/api/v1/visitors/" + talk.visitor().id() + "/owner", Frame.object("agent", person.id()))
                .expect(404);
        assertThat(refused.json().parts("errors").getFirst().text("field")).isEqualTo("agent");
    }

    @Test
    void who_was_disabled_may_come_back() {
        Ready.Person person = stage.staff().hire("agent", 5);
        stage.admin().patch(path(person), Frame.object("disabled", true)).expect(200);
        stage.admin().patch(path(person), Frame.object("disabled", false)).expect(200);
        Agent agent = stage.atConsole(new Agent(stage.socket(), stage.staff().login(person)))
                .available("online");
        stage.talk(stage.site("graceSeconds", 20), agent);
    }

    @Test
    void what_a_crash_kept_from_the_desk_is_made_up_for_at_the_next_start() throws SQLException {
        try (RunningServer server = RunningServer.start()) {
            Staff staff = new Staff(server.ready());
            Rest admin = Rest.anonymous(server.ready().url()).as(staff.adminToken());
            Ready.Person person = staff.hire("agent", 5);
            Ready.Person other = staff.hire("agent", 5);
            Frame site = admin.post(
                            "/api/v1/sites",
                            Frame.object(
                                    "name",
                                    "Shop",
                                    "allowedOrigins",
                                    List.of(),
                                    "policy",
                                    Map.of("graceSeconds", 3600)))
                    .expect(201)
                    .json();
            Agent agent = new Agent(server.ready().socket(), staff.login(person));
            agent.connect();
            agent.available("online");
            Visitor visitor = Visitor.anonymous(server.ready().socket(), site.text("key"));
            visitor.connect();
            visitor.say("hello").ok();
            agent.awaitAssigned(visitor.conversation());

            server.kill();
            String database = "jdbc:sqlite:" + server.data().resolve("rapport.db");
            try (var connection = DriverManager.getConnection(database);
                    var statement = connection.createStatement()) {
                statement.execute("update account set disabled = 1 where id = '" + person.id() + "'");
                statement.execute("update account set name = 'Renamed' where id = '" + other.id() + "'");
            }
            server.restart();

            visitor.moved(server.ready().socket());
            visitor.connect();
            visitor.awaitState(
                    visitor.conversation(),
                    "nobody's",
                    state -> state.text("state").equals("queued"));
            Agent second = new Agent(server.ready().socket(), staff.login(other));
            second.connect();
            second.available("online");
            visitor.awaitState(
                    visitor.conversation(),
                    "with who is called another name",
                    state -> state.text("state").equals("assigned")
                            && state.part("agent").text("name").equals("Renamed"));
        }
    }

    private static List<Frame> agents(String query) {
        return stage.admin().get("/api/v1/agents" + query).expect(200).json().parts("agents");
    }

    private static String path(Ready.Person person) {
        return "/api/v1/agents/" + person.id();
    }
}
