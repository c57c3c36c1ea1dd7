package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;

/// Section 9: the resources that an independent client needs, their forms, and who may use them.
@Tag("blackbox")
class RestTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void a_login_gives_a_token_the_account_and_a_cookie_that_scripts_cannot_read() {
        Ready.Person person = stage.server().ready().admin();
        Rest.Answer answer =
                stage.rest().login(person.login(), person.password()).expect(200);
        assertThat(answer.json().text("token")).isNotBlank();
        assertThat(answer.json().text("agent.id")).isEqualTo(person.id());
        assertThat(answer.json().text("agent.name")).isNotBlank();
        assertThat(answer.json().text("agent.role")).isEqualTo("administrator");
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=");
    }

    @Test
    void a_wrong_password_and_an_unknown_login_look_the_same() {
        Ready.Person person = stage.server().ready().admin();
        Rest.Answer wrong =
                stage.rest().login(person.login(), "not the password").expect(401);
        Rest.Answer unknown =
                stage.rest().login("nobody-" + Ids.next(), "not the password").expect(401);
        assertThat(wrong.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(unknown.response().body()).isEqualTo(wrong.response().body());
    }

    @Test
    void guessing_a_password_is_slowed_down_and_harms_no_other_account() {
        Ready.Person victim = stage.staff().hire("agent", 1);
        Rest.Answer answer = stage.rest().login(victim.login(), "guess 0");
        for (int guess = 1; guess < 15 && answer.status() == 401; guess++) {
            answer = stage.rest().login(victim.login(), "guess " + guess);
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isPositive();
        stage.staff().login(stage.staff().hire("agent", 1));
    }

    @Test
    void a_logout_ends_the_session() {
        String token = stage.staff().login(stage.staff().hire("agent", 1));
        Rest rest = stage.rest().as(token);
        rest.get("/api/v1/agents").expect(200);
        rest.delete("/api/v1/session").expect(204);
        rest.get("/api/v1/agents").expect(401);
    }

    @Test
    void agents_are_listed_made_and_changed() {
        String login = "person-" + Ids.next();
        Frame body = Frame.object(
                "login",
                login,
                "name",
                "Wang Fang",
                "password",
                "correct horse battery",
                "role",
                "agent",
                "capacity",
                3);
        Frame made = stage.admin().post("/api/v1/agents", body).expect(201).json();
        assertThat(made.text("login")).isEqualTo(login);
        assertThat(made.text("name")).isEqualTo("Wang Fang");
        assertThat(made.text("role")).isEqualTo("agent");
        assertThat(made.number("capacity")).isEqualTo(3);
        assertThat(made.text("status")).isEqualTo("offline");
        assertThat(made.number("load")).isZero();
        assertThat(made.toString()).doesNotContain("correct horse");
        stage.rest().login(login, "correct horse battery").expect(200);

        String path = "/api/v1/agents/" + made.text("id");
        Frame changed = stage.admin()
                .patch(path, Frame.object("name", "王芳", "capacity", 7, "role", "supervisor"))
                .expect(200)
                .json();
        assertThat(changed.text("name")).isEqualTo("王芳");
        assertThat(changed.number("capacity")).isEqualTo(7);
        assertThat(changed.text("role")).isEqualTo("supervisor");
        List<Frame> all = stage.admin().get("/api/v1/agents").expect(200).json().parts("agents");
        assertThat(all).contains(changed);
        assertThat(stage.admin().post("/api/v1/agents", body).status())
                .as("login taken")
                .isBetween(400, 499);
    }

    @Test
    void sites_are_listed_made_and_changed_and_their_policy_is_merged() {
        Frame body = Frame.object(
                "name", "Shop", "allowedOrigins", List.of("https://a.example"), "policy", Map.of("graceSeconds", 7));
        Frame made = stage.admin().post("/api/v1/sites", body).expect(201).json();
        assertThat(made.text("key")).isNotBlank();
        assertThat(made.text("identitySecret")).isNotBlank();
        assertThat(made.number("policy.graceSeconds")).isEqualTo(7);
        assertThat(made.text("policy.strategy")).isEqualTo("balanced");
        Frame changed = stage.admin()
                .patch("/api/v1/sites/" + made.text("id"), Frame.object("policy", Map.of("strategy", "round_robin")))
                .expect(200)
                .json();
        assertThat(changed.number("policy.graceSeconds")).isEqualTo(7);
        assertThat(changed.text("policy.strategy")).isEqualTo("round_robin");
        assertThat(changed.array("allowedOrigins").toString()).isEqualTo("[\"https://a.example\"]");
        assertThat(stage.admin().get("/api/v1/sites").expect(200).json().parts("sites"))
                .extracting(site -> site.text("id"))
                .contains(made.text("id"));
    }

    @Test
    void conversations_are_listed_by_state_agent_and_site_and_read_page_by_page() {
        Site site = stage.site("graceSeconds", 20);
        Talk talk = stage.talk(site, stage.agent(0));
        talk.answer("good day");
        Rest rest = stage.rest().as(stage.staff().supervisorToken());
        for (String query : List.of(
                "state=assigned",
                "agent=" + talk.agent().id(),
                "site=" + site.id(),
                "state=assigned&agent=" + talk.agent().id() + "&site=" + site.id() + "&limit=1")) {
            List<Frame> found = rest.get("/api/v1/conversations?" + query)
                    .expect(200)
                    .json()
                    .parts("conversations");
            assertThat(found).as(query).extracting(state -> state.text("id")).contains(talk.conversation());
        }
        Frame queued = rest.get("/api/v1/conversations?state=queued&site=" + site.id())
                .expect(200)
                .json();
        assertThat(queued.parts("conversations")).isEmpty();
        assertThat(queued.flag("more")).isFalse();

        String entries = "/api/v1/conversations/" + talk.conversation() + "/entries";
        Frame page = rest.get(entries + "?after=1&limit=2").expect(200).json();
        assertThat(new Transcript(page.parts("entries")).numbers()).containsExactly(2L, 3L);
        assertThat(page.flag("more")).isTrue();
        page = rest.get(entries + "?before=3&limit=50").expect(200).json();
        assertThat(new Transcript(page.parts("entries")).numbers()).containsExactly(1L, 2L);
        assertThat(page.flag("more")).isFalse();
    }

    @Test
    void health_and_metrics_are_served() {
        for (String path : List.of("/healthz", "/readyz", "/metrics")) {
            assertThat(stage.rest().get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void the_widget_is_served() {
        Rest.Answer widget = stage.rest().get("/widget.js").expect(200);
        assertThat(widget.header("Content-Type").orElseThrow()).contains("javascript");
    }

    @TestFactory
    Stream<DynamicTest> a_body_that_is_wrong_is_a_problem_with_status_400() {
        Rest admin = stage.admin();
        Frame agent = Frame.object(
                "login", "x" + Ids.next(), "name", "X", "password", "a long password", "role", "agent", "capacity", 3);
        Frame site = Frame.object("name", "X", "allowedOrigins", List.of());
        return Stream.of(
                        Map.entry("/api/v1/session", "no json"),
                        Map.entry("/api/v1/session", ""),
                        Map.entry("/api/v1/session", "{}"),
                        Map.entry("/api/v1/session", "{\"login\":5,\"password\":\"x\"}"),
                        Map.entry("/api/v1/agents", "[]"),
                        Map.entry("/api/v1/agents", agent.without("login").toString()),
                        Map.entry("/api/v1/agents", agent.without("password").toString()),
                        Map.entry("/api/v1/agents", agent.with("role", "king").toString()),
                        Map.entry("/api/v1/agents", agent.with("capacity", -1).toString()),
                        Map.entry("/api/v1/agents", agent.with("capacity", "3").toString()),
                        Map.entry("/api/v1/agents", agent.with("capacity", 1.5).toString()),
                        Map.entry("/api/v1/sites", site.without("name").toString()),
                        Map.entry(
                                "/api/v1/sites",
                                site.with("allowedOrigins", "x").toString()),
                        Map.entry("/api/v1/sites", site.with("policy", 5).toString()),
                        Map.entry(
                                "/api/v1/sites",
                                site.with("policy", Map.of("strategy", "worst")).toString()),
                        Map.entry(
                                "/api/v1/sites",
                                site.with("policy", Map.of("graceSeconds", -1)).toString()),
                        Map.entry(
                                "/api/v1/sites",
                                site.with("policy", Map.of("graceSeconds", "1")).toString()))
                .map(wrong -> DynamicTest.dynamicTest(wrong.getKey() + " " + wrong.getValue(), () -> {
                    Rest.Answer answer = admin.call("POST", wrong.getKey(), Optional.of(wrong.getValue()));
                    assertThat(answer.status()).as(answer.response().body()).isIn(400, 422);
                    assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
                    assertThat(answer.response().body()).doesNotContain("Exception", "jackson");
                }));
    }

    @TestFactory
    Stream<DynamicTest> each_route_knows_who_may_use_it() {
        Talk talk = stage.talk(stage.agent(0));
        String conversation = "/api/v1/conversations/" + talk.conversation();
        Frame nothing = Frame.object();
        record Route(String method, String path, boolean agents) {}
        return Stream.of(
                        new Route("GET", "/api/v1/agents", true),
                        new Route("POST", "/api/v1/agents", false),
                        new Route(
                                "PATCH",
                                "/api/v1/agents/" + stage.staff().person(1).id(),
                                false),
                        new Route("POST", "/api/v1/sites", false),
                        new Route("PATCH", "/api/v1/sites/unknown", false),
                        new Route("GET", conversation + "/entries", true),
                        new Route("DELETE", "/api/v1/session", true))
                .map(route -> DynamicTest.dynamicTest(route.method + " " + route.path, () -> {
                    Optional<String> body =
                            route.method.startsWith("P") ? Optional.of(nothing.toString()) : Optional.empty();
                    assertThat(stage.rest().call(route.method, route.path, body).status())
                            .isEqualTo(401);
                    assertThat(stage.rest()
                                    .as("no-such-token")
                                    .call(route.method, route.path, body)
                                    .status())
                            .isEqualTo(401);
                    if (!route.agents) {
                        for (String token :
                                List.of(stage.staff().token(0), stage.staff().supervisorToken())) {
                            Rest.Answer answer = stage.rest().as(token).call(route.method, route.path, body);
                            assertThat(answer.status()).isEqualTo(403);
                        }
                    }
                }));
    }

    @Test
    void what_does_not_exist_is_404_and_a_problem() {
        for (String path : List.of(
                "/api/v1/nothing", "/api/v1/conversations/" + Ids.next() + "/entries", "/api/v1/files/" + Ids.next())) {
            Rest.Answer answer = stage.admin().get(path).expect(404);
            assertThat(answer.header("Content-Type").orElseThrow()).as(path).startsWith("application/problem+json");
        }
        stage.admin()
                .patch("/api/v1/agents/" + Ids.next(), Frame.object("name", "X"))
                .expect(404);
        stage.admin()
                .patch("/api/v1/sites/" + Ids.next(), Frame.object("name", "X"))
                .expect(404);
        stage.admin()
                .put("/api/v1/visitors/" + Ids.next() + "/owner", Frame.object())
                .expect(404);
    }

    @Test
    void the_identity_secret_is_for_administrators_only() {
        Rest.Answer answer = stage.rest().as(stage.staff().token(0)).get("/api/v1/sites");
        assertThat(answer.status()).isIn(200, 403);
        assertThat(answer.response().body()).doesNotContain(stage.site().identitySecret());
    }
}
