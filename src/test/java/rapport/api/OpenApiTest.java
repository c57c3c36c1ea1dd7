package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.desk.AgentId;
import rapport.desk.Role;
import rapport.desk.SiteId;
import rapport.desk.VisitorId;
import rapport.directory.Access;
import rapport.directory.LoginId;
import rapport.directory.Principal;
import rapport.openapi.ApiDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The document and the routes say the same, both ways. What a running server answers is held against the document by
/// the test of the same name against the packaged server.
final class OpenApiTest {
    private static final ApiDocument DOCUMENT = ApiDocument.source();

    @RegisterExtension
    static final House house = new House();

    @Test
    void everyRouteIsDocumentedAndNothingElse() {
        assertThat(DOCUMENT.operations().keySet()).isEqualTo(routes().keySet());
    }

    @Test
    void whoMayAskIsAsDocumented() {
        routes().forEach((name, route) -> {
            ApiDocument.Operation operation = DOCUMENT.operations().get(name);
            assertThat(operation.who()).as(name).isEqualTo(who(route));
            Set<String> statuses = operation.statuses();
            if (route.action().isPresent()) {
                assertThat(statuses).as(name).contains("401", "403");
                assertThat(operation.security()).as(name).doesNotContain("").contains("bearer", "cookie");
                assertThat(operation.security().contains("visitor"))
                        .as(name)
                        .isEqualTo(operation.who().contains("visitor"));
            } else {
                assertThat(operation.security()).as(name).contains("");
            }
        });
    }

    @Test
    void whatComesInAndWhatGoesWrongWithItIsDocumented() {
        routes().forEach((name, route) -> {
            ApiDocument.Operation operation = DOCUMENT.operations().get(name);
            Set<String> statuses = operation.statuses();
            boolean body = Set.of("POST", "PUT", "PATCH").contains(operation.method());
            assertThat(operation.requestTypes()).as(name).isEqualTo(body ? Set.of(type(route)) : Set.of());
            if (body) {
                assertThat(statuses).as(name).contains("400", "403", "413", "415");
            }
            assertThat(operation.parameters().contains("id")).as(name).isEqualTo(name.contains("{id}"));
            if (name.contains("{id}")) {
                assertThat(statuses).as(name).contains("404");
            }
            assertThat(operation.parameters().contains("If-Match")).as(name).isEqualTo(statuses.contains("412"));
            assertThat(operation.parameters().contains("If-None-Match"))
                    .as(name)
                    .isEqualTo(statuses.contains("304"));
            assertThat(operation.hasDefault()).as(name).isTrue();
        });
    }

    /// Whoever adds a route that changes something that is there is reminded of those who may not have seen it so.
    @Test
    void whatChangesAThingIsAskedForItsTag() {
        assertThat(DOCUMENT.operations().values().stream()
                        .filter(operation -> Set.of("PUT", "PATCH", "DELETE").contains(operation.method()))
                        .filter(operation -> !operation.parameters().contains("If-Match"))
                        .map(Object::toString))
                .containsExactly("DELETE /api/v1/session");
    }

    @Test
    void everySchemaIsUsed() {
        String text = DOCUMENT.root().toString();
        DOCUMENT.root()
                .get("components")
                .properties()
                .forEach(kind -> kind.getValue()
                        .propertyNames()
                        .forEach(name -> assertThat(
                                        kind.getKey().equals("securitySchemes")
                                                ? text.contains("{\"" + name + "\":[]}")
                                                : text.contains("\"#/components/" + kind.getKey() + "/" + name + "\""))
                                .as(kind.getKey() + " " + name)
                                .isTrue()));
    }

    @Test
    void whatSocketsSayTooIsDocumentedAsThere() {
        JsonNode frames = new YAMLMapper()
                .readTree(java.nio.file.Path.of("docs/asyncapi.yaml").toFile())
                .at("/components/schemas");
        JsonNode here = DOCUMENT.root().at("/components/schemas");
        Set<String> shared = new TreeSet<>(here.propertyNames());
        shared.retainAll(frames.propertyNames());
        assertThat(shared).contains("AgentConversation", "AgentEntry");
        shared.forEach(name -> assertThat(here.get(name)).as(name).isEqualTo(frames.get(name)));
    }

    private static Map<String, Route> routes() {
        return house.api().routes().stream()
                .collect(Collectors.toMap(
                        route -> route.method() + " " + route.path().replaceAll(":([a-z]+)", "{$1}"), route -> route));
    }

    private static String type(Route route) {
        return switch (route.takes()) {
            case JSON -> "application/json";
            case FILE -> "multipart/form-data";
        };
    }

    private static Set<String> who(Route route) {
        if (route.action().isEmpty()) {
            return Set.of("everybody");
        }
        Call call = new Call(
                new Envelope(
                        route.method(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "127.0.0.1",
                        true,
                        false),
                new Principal.Nobody(),
                Map.of("id", "x"),
                new Query(io.vertx.core.MultiMap.caseInsensitiveMultiMap()),
                Preconditions.NONE,
                io.vertx.core.buffer.Buffer.buffer(),
                Optional.empty(),
                Json.mapper());
        return Stream.concat(
                        Stream.of(Map.entry("visitor", new Principal.Visitor(new VisitorId("v_x"), new SiteId("s_x")))),
                        Stream.of(Role.values())
                                .map(role -> Map.entry(
                                        House.name(role),
                                        new Principal.Staff(new AgentId("a_x"), role, new LoginId("00")))))
                .filter(who -> Access.may(
                        who.getValue(), route.action().get(), route.target().apply(call)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
