package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.openapi.ApiDocument;

/// The document that the server gives out is what it does: every status that stands there is provoked, and every answer
/// is held against it, closed: what the document does not name may not be there.
@Tag("blackbox")
class OpenApiTest {

    /// The first administrator is made where there is none, so by another test; and this server is ready, and not busy,
    /// all the time.
    private static final Set<String> ELSEWHERE = Set.of(
            "POST /api/v1/setup 201",
            "POST /api/v1/setup 400",
            "GET /readyz 503",
            "POST /api/v1/whatif 503",
            "GET /api/v1/whatif/recording 503",
            "POST /api/v1/routing/preview 503");

    private static final Frame NOTHING = Frame.object();

    @RegisterExtension
    static final Stage stage = new Stage();

    private static final Set<String> seen = new ConcurrentSkipListSet<>();
    private static ApiDocument document;

    /// What is asked for and changed: nothing of the demo's, which other tests need as it is.
    private Talk talk;

    private String file;
    private String agent;
    private String site;
    private String team;
    private String skill;

    @BeforeAll
    static void readDocument() {
        document = ApiDocument.of(
                stage.rest().get("/api/v1/openapi.yaml").expect(200).response().body());
    }

    @AfterAll
    static void everything_that_is_documented_was_seen() {
        Set<String> documented = document.operations().values().stream()
                .flatMap(operation -> operation.statuses().stream().map(status -> operation + " " + status))
                .filter(answer -> !ELSEWHERE.contains(answer))
                .collect(Collectors.toCollection(TreeSet::new));
        documented.removeAll(seen);
        assertThat(documented).as("documented, and never seen").isEmpty();
    }

    @BeforeEach
    void make() {
        agent = stage.staff().hire("agent", 3).id();
        site = stage.site("graceSeconds", 5).id();
        team = made("teams");
        skill = made("skills");
        talk = stage.talk(stage.agent(0));
        file = upload(asVisitor(), new Upload("a.txt", "text/plain", new byte[] {65}))
                .expect(201)
                .json()
                .text("id");
    }

    private static String made(String kind) {
        return stage.admin()
                .post("/api/v1/" + kind, Frame.object("name", "X " + Ids.next()))
                .expect(201)
                .json()
                .text("id");
    }

    @Test
    void the_document_is_the_one_of_the_sources() throws IOException {
        Rest.Answer answer = ask("GET /api/v1/openapi.yaml", stage.rest(), NOTHING);
        assertThat(answer.response().body()).isEqualTo(Files.readString(Path.of("docs/openapi.yaml")));
        assertThat(answer.header("Content-Type")).contains("application/yaml");
    }

    @Test
    void what_goes_well_is_as_documented() {
        Rest admin = stage.admin();
        talk.answer("good day");
        talk.agent().note(talk.conversation(), "a regular").ok();
        ask(
                        "PUT /api/v1/visitors/{id}/owner",
                        admin,
                        Frame.object("agent", talk.agent().id()))
                .expect(204);
        for (String operation : document.operations().keySet()) {
            if (operation.startsWith("GET ")) {
                ask(operation, admin, NOTHING).expect(200);
            }
        }
        ask("GET /api/v1/agents", admin, "?deleted=true", NOTHING).expect(200);
        Ready.Person person = stage.staff().hire("agent", 3);
        ask("POST /api/v1/session", stage.rest(), credentials(person.login(), person.password()))
                .expect(200);
        ask("DELETE /api/v1/session", stage.rest().as(stage.staff().login(person)), NOTHING)
                .expect(204);
        Frame account = newAccount();
        String hired =
                ask("POST /api/v1/agents", admin, account).expect(201).json().text("id");
        ask("PATCH /api/v1/agents/{id}", admin, hired, Frame.object("name", "王芳", "disabled", true))
                .expect(200);
        ask("DELETE /api/v1/agents/{id}", admin, hired, NOTHING).expect(204);
        Frame shop = Frame.object(
                "name", "Shop", "allowedOrigins", List.of("HTTPS://a.example/"), "policy", Map.of("graceSeconds", 5));
        String made = ask("POST /api/v1/sites", admin, shop).expect(201).json().text("id");
        ask("PATCH /api/v1/sites/{id}", admin, made, Frame.object("policy", Map.of("strategy", "random")))
                .expect(200);
        ask("DELETE /api/v1/sites/{id}", admin, made, NOTHING).expect(204);
        ask("PUT /api/v1/visitors/{id}/owner", admin, NOTHING).expect(204);
        for (String kind : List.of("teams", "skills")) {
            String id = ask("POST /api/v1/" + kind, admin, Frame.object("name", "Y " + Ids.next()))
                    .expect(201)
                    .json()
                    .text("id");
            ask("PATCH /api/v1/" + kind + "/{id}", admin, id, Frame.object("name", "Z " + Ids.next()))
                    .expect(200);
            ask("DELETE /api/v1/" + kind + "/{id}", admin, id, NOTHING).expect(204);
        }
        ask("PATCH /api/v1/conversations/{id}", admin, Frame.object("priority", 1, "requirements", asked()))
                .expect(200);
        ask("GET /api/v1/conversations/{id}", admin, NOTHING).expect(200);
        ask("POST /api/v1/routing/preview", admin, Frame.object("site", site, "priority", 1))
                .expect(200);
        ask("GET /api/v1/conversations/{id}/entries", admin, "?limit=1", NOTHING)
                .expect(200);
        Frame plan = Frame.object("visitorsPerHour", 5, "agents", List.of(Map.of("count", 1)));
        ask("POST /api/v1/whatif", admin, plan).expect(200);
        ask("POST /api/v1/whatif", admin, "?format=csv", plan).expect(200);
    }

    @Test
    void what_names_teams_and_skills_hours_and_limits_is_as_documented() {
        Rest admin = stage.admin();
        Map<String, Object> equipment = Map.of("teams", List.of(team), "skills", asked().get("skills"));
        Frame account = newAccount();
        for (Map.Entry<String, Object> field : equipment.entrySet()) {
            account = account.with(field.getKey(), field.getValue());
        }
        ask("POST /api/v1/agents", admin, account).expect(201);
        ask("PATCH /api/v1/sites/{id}", admin, Frame.object("policy", routed())).expect(200);
        ask("GET /api/v1/sites/{id}", admin, NOTHING).expect(200);
        Frame shop = Frame.object("name", "Shop", "allowedOrigins", List.of());
        ask("POST /api/v1/sites", admin, shop.with("policy", routed())).expect(201);
    }

    private Map<String, Object> asked() {
        return Map.of("team", team, "skills", List.of(Map.of("skill", skill, "level", 3)));
    }

    private Map<String, Object> routed() {
        List<Map<String, String>> spans = List.of(Map.of("from", "09:00", "to", "24:00"));
        return Map.of(
                "requirements",
                asked(),
                "queueLimit",
                10,
                "hours",
                Map.of(
                        "zone",
                        "Europe/Berlin",
                        "week",
                        Map.of("monday", spans),
                        "holidays",
                        List.of(Map.of("date", "2026-12-25", "name", "Christmas", "open", List.of()))));
    }

    @TestFactory
    Stream<DynamicTest> who_has_it_already_hears_304() {
        return operations("304", operation -> {
            Rest.Answer answer = ask(operation, stage.admin().and("If-None-Match", "*"), NOTHING);
            answer.expect(304);
        });
    }

    @TestFactory
    Stream<DynamicTest> who_is_not_logged_in_hears_401() {
        return operations("401", operation -> {
            Rest.Answer answer = operation.who().contains("everybody")
                    ? ask(operation, stage.rest(), credentials(Ids.next(), "a wrong password"))
                    : ask(operation, stage.rest(), NOTHING);
            answer.expect(401);
        });
    }

    @TestFactory
    Stream<DynamicTest> who_may_not_hears_403() {
        return operations("403", operation -> {
            if (operation.path().equals("/metrics")) {
                ask(operation, stage.rest().and("X-Forwarded-For", "192.0.2.1"), NOTHING)
                        .expect(403);
                return;
            }
            if (operation.who().contains("visitor") || operation.who().contains("everybody")) {
                ask(operation, asVisitor().and("Origin", "https://evil.example"), NOTHING)
                        .expect(403);
                return;
            }
            ask(operation, asVisitor(), NOTHING).expect(403);
            if (!operation.who().contains("agent")) {
                ask(operation, stage.rest().as(stage.staff().token(0)), NOTHING).expect(403);
            }
            if (!operation.who().contains("supervisor")) {
                ask(operation, stage.rest().as(stage.staff().supervisorToken()), NOTHING)
                        .expect(403);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> what_is_not_there_is_404() {
        return operations(
                "404",
                operation -> ask(operation, stage.admin(), NamingNothing.id(operation), NamingNothing.body(operation))
                        .expect(404));
    }

    @TestFactory
    Stream<DynamicTest> what_was_changed_meanwhile_is_412() {
        return operations("412", operation -> {
            Rest.Answer answer = ask(operation, stage.admin().ifMatch("\"old\""), NOTHING);
            assertThat(answer.expect(412).json().text("code")).isEqualTo("precondition_failed");
        });
    }

    @TestFactory
    Stream<DynamicTest> what_is_too_large_is_413() {
        return operations("413", operation -> {
            byte[] large = new byte[70_000];
            Rest.Answer answer = isUpload(operation)
                    ? upload(asVisitor(), new Upload("big", "text/plain", new byte[10 * 1024 * 1024 + 1]))
                    : send(operation, stage.admin(), "application/json", large);
            answer.expect(413);
        });
    }

    @TestFactory
    Stream<DynamicTest> what_is_of_another_type_is_415() {
        return operations(
                "415",
                operation -> send(operation, stage.admin(), "text/plain", new byte[] {65})
                        .expect(415));
    }

    @TestFactory
    Stream<DynamicTest> what_is_malformed_is_400() {
        return operations("400", operation -> {
            if (operation.path().equals("/api/v1/setup")) {
                return;
            }
            Rest.Answer answer = isUpload(operation)
                    ? send(
                            operation,
                            stage.admin(),
                            "multipart/form-data; boundary=b",
                            "--b--\r\n".getBytes(StandardCharsets.UTF_8))
                    : operation.method().equals("GET")
                            ? ask(operation, stage.admin(), "?limit=x&deleted=x&zone=x", NOTHING)
                            : send(operation, stage.admin(), "application/json", new byte[] {'[', ']'});
            answer.expect(400);
        });
    }

    @Test
    void what_is_in_the_way_is_409() {
        Frame account = newAccount();
        stage.admin().post("/api/v1/agents", account).expect(201);
        Rest.Answer other = ask("POST /api/v1/agents", stage.admin(), account).expect(409);
        assertThat(other.json().text("field")).isEqualTo("login");
        String last = stage.server().ready().admin().id();
        ask("PATCH /api/v1/agents/{id}", stage.admin(), last, Frame.object("disabled", true))
                .expect(409);
        ask("DELETE /api/v1/agents/{id}", stage.admin(), last, NOTHING).expect(409);
        for (String kind : List.of("teams", "skills")) {
            Frame taken = Frame.object("name", "Taken " + Ids.next());
            stage.admin().post("/api/v1/" + kind, taken).expect(201);
            ask("POST /api/v1/" + kind, stage.admin(), taken).expect(409);
            ask("PATCH /api/v1/" + kind + "/{id}", stage.admin(), taken).expect(409);
        }
        talk.visitor().demand(Frame.of("close"));
        ask("PATCH /api/v1/conversations/{id}", stage.admin(), Frame.object("requirements", Map.of()))
                .expect(409);
    }

    @Test
    void what_comes_too_often_is_429() {
        Frame wrong = credentials("nobody-" + Ids.next(), "a guess");
        Upload small = new Upload("a.txt", "text/plain", new byte[] {65});
        for (String operation : List.of("POST /api/v1/session", "POST /api/v1/uploads")) {
            for (int i = 0; i < 70 && !seen.contains(operation + " 429"); i++) {
                Rest.Answer answer = operation.endsWith("uploads")
                        ? upload(asVisitor(), small)
                        : ask(operation, stage.rest(), wrong);
                assertThat(answer.status()).isIn(201, 401, 429);
            }
            assertThat(seen).contains(operation + " 429");
        }
    }

    @Test
    void another_method_is_a_problem_too() {
        for (String operation : List.of("GET /api/v1/openapi.yaml", "GET /healthz", "GET /readyz")) {
            Rest.Answer answer =
                    stage.rest().post(operation.substring(4), NOTHING).expect(405);
            assertThat(document.operations().get(operation).faults(405, headers(answer), body(answer)))
                    .isEmpty();
        }
    }

    /// What the document lets in the server takes, and the other way round.
    @TestFactory
    Stream<DynamicTest> bodies_are_right_by_the_document_if_they_are_for_the_server() {
        Frame shop = Frame.object("name", "X", "allowedOrigins", List.of(), "policy", Bodies.policy());
        Map<String, List<Frame>> bodies = new TreeMap<>();
        bodies.put(
                "POST /api/v1/agents",
                Bodies.variants(newAccount().with("role", "agent").with("capacity", 1)));
        bodies.put("POST /api/v1/sites", Bodies.variants(shop));
        bodies.put("PATCH /api/v1/sites/{id}", Bodies.variants(shop));
        bodies.put(
                "PATCH /api/v1/agents/{id}",
                Bodies.variants(Frame.object(
                        "name",
                        "X",
                        "role",
                        "agent",
                        "capacity",
                        1,
                        "disabled",
                        false,
                        "teams",
                        List.of(),
                        "skills",
                        List.of())));
        bodies.put(
                "POST /api/v1/routing/preview",
                Bodies.variants(Frame.object("site", site, "visitor", "x", "team", "x", "priority", 1)));
        bodies.put(
                "PUT /api/v1/visitors/{id}/owner",
                Bodies.variants(Frame.object("agent", talk.agent().id())));
        bodies.put("POST /api/v1/teams", Bodies.variants(Frame.object("name", "X " + Ids.next())));
        bodies.put("PATCH /api/v1/skills/{id}", Bodies.variants(Frame.object("name", "X " + Ids.next())));
        bodies.put(
                "PATCH /api/v1/conversations/{id}",
                Bodies.variants(
                        Frame.object("priority", 1, "requirements", Map.of("team", team, "skills", List.of()))));
        return bodies.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    ApiDocument.Operation operation = document.operations().get(entry.getKey());
                    String place = path(operation, "");
                    for (Frame body : entry.getValue()) {
                        Rest.Answer answer =
                                stage.admin().call(operation.method(), place, Optional.of(body.toString()));
                        assertThat(operation.requestFaults(body.toString()).isEmpty())
                                .as(entry.getKey() + " " + body + ": "
                                        + answer.response().body())
                                .isEqualTo(answer.status() != 400);
                    }
                }));
    }

    private interface Trial {
        void run(ApiDocument.Operation operation);
    }

    private static Stream<DynamicTest> operations(String status, Trial trial) {
        return document.operations().values().stream()
                .filter(operation -> operation.statuses().contains(status))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> trial.run(operation)));
    }

    private Rest.Answer ask(String operation, Rest rest, Frame body) {
        return ask(document.operations().get(operation), rest, body);
    }

    private Rest.Answer ask(String operation, Rest rest, String rightOrQuery, Frame body) {
        return ask(document.operations().get(operation), rest, rightOrQuery, body);
    }

    private Rest.Answer ask(ApiDocument.Operation operation, Rest rest, Frame body) {
        return ask(operation, rest, "", body);
    }

    /// @param id of the thing, or with a question mark a query; empty for one that is there
    private Rest.Answer ask(ApiDocument.Operation operation, Rest rest, String id, Frame body) {
        if (isUpload(operation)) {
            return upload(rest, new Upload("a.txt", "text/plain", new byte[] {65}));
        }
        boolean hasBody = !operation.requestTypes().isEmpty();
        Rest.Answer answer = rest.call(
                operation.method(), path(operation, id), hasBody ? Optional.of(body.toString()) : Optional.empty());
        if (hasBody && answer.status() < 300) {
            assertThat(operation.requestFaults(body.toString())).isEmpty();
        }
        return checked(operation, answer);
    }

    private Rest.Answer send(ApiDocument.Operation operation, Rest rest, String type, byte[] body) {
        return checked(operation, rest.send(operation.method(), path(operation, ""), type, body));
    }

    private static Rest.Answer upload(Rest rest, Upload upload) {
        return checked(
                document.operations().get("POST /api/v1/uploads"),
                rest.send("POST", "/api/v1/uploads", Upload.FORM, upload.form()));
    }

    private static Rest.Answer checked(ApiDocument.Operation operation, Rest.Answer answer) {
        assertThat(operation.faults(answer.status(), headers(answer), body(answer)))
                .as(answer.response().body())
                .isEmpty();
        seen.add(operation + " " + answer.status());
        return answer;
    }

    private static boolean isUpload(ApiDocument.Operation operation) {
        return operation.path().endsWith("/uploads");
    }

    private String path(ApiDocument.Operation operation, String id) {
        String path = operation.path();
        String thing = !id.isEmpty() && !id.startsWith("?") ? id : idIn(path);
        return path.replace("{id}", thing) + (id.startsWith("?") ? id : "");
    }

    private String idIn(String path) {
        return switch (path.split("/")[path.startsWith("/api/v1/") ? 3 : 1]) {
            case "agents" -> agent;
            case "sites" -> site;
            case "teams" -> team;
            case "skills" -> skill;
            case "visitors" -> talk.visitor().id();
            case "conversations" -> talk.conversation();
            case "files" -> file;
            default -> "";
        };
    }

    private Rest asVisitor() {
        return stage.rest().and("Authorization", "Visitor " + talk.visitor().token());
    }

    private static Frame credentials(String login, String password) {
        return Frame.object("login", login, "password", password);
    }

    static Frame newAccount() {
        return Frame.object("login", "x" + Ids.next(), "name", "X", "password", "a long password");
    }

    private static Map<String, String> headers(Rest.Answer answer) {
        Map<String, String> headers = new TreeMap<>();
        answer.response().headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return headers;
    }

    private static String body(Rest.Answer answer) {
        return answer.response().body();
    }
}
