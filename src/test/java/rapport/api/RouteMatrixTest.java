package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.desk.Role;
import rapport.desk.VisitorId;

/// Every route, asked by every kind of person. `y` is let in, whatever the answer is; the numbers are refusals.
/// A route without a row fails.
final class RouteMatrixTest {
    private static final String MATRIX = """
            POST   /api/v1/setup                       nobody y    visitor y    agent y    supervisor y    administrator y
            POST   /api/v1/session                     nobody y    visitor y    agent y    supervisor y    administrator y
            GET    /api/v1/session                     nobody 401  visitor 403  agent y    supervisor y    administrator y
            DELETE /api/v1/session                     nobody 401  visitor 403  agent y    supervisor y    administrator y
            GET    /api/v1/agents                      nobody 401  visitor 403  agent y    supervisor y    administrator y
            POST   /api/v1/agents                      nobody 401  visitor 403  agent 403  supervisor 403  administrator y
            GET    /api/v1/agents/:id                  nobody 401  visitor 403  agent y    supervisor y    administrator y
            PATCH  /api/v1/agents/:id                  nobody 401  visitor 403  agent 403  supervisor 403  administrator y
            DELETE /api/v1/agents/:id                  nobody 401  visitor 403  agent 403  supervisor 403  administrator y
            GET    /api/v1/sites                       nobody 401  visitor 403  agent y    supervisor y    administrator y
            POST   /api/v1/sites                       nobody 401  visitor 403  agent 403  supervisor 403  administrator y
            GET    /api/v1/sites/:id                   nobody 401  visitor 403  agent y    supervisor y    administrator y
            PATCH  /api/v1/sites/:id                   nobody 401  visitor 403  agent 403  supervisor 403  administrator y
            DELETE /api/v1/sites/:id                   nobody 401  visitor 403  agent 403  supervisor 403  administrator y
            GET    /api/v1/teams                       nobody 401  visitor 403  agent y    supervisor y    administrator y
            POST   /api/v1/teams                       nobody 401  visitor 403  agent 403  supervisor 403  administrator y
            GET    /api/v1/teams/:id                   nobody 401  visitor 403  agent y    supervisor y    administrator y
            PATCH  /api/v1/teams/:id                   nobody 401  visitor 403  agent 403  supervisor 403  administrator y
            DELETE /api/v1/teams/:id                   nobody 401  visitor 403  agent 403  supervisor 403  administrator y
            GET    /api/v1/skills                      nobody 401  visitor 403  agent y    supervisor y    administrator y
            POST   /api/v1/skills                      nobody 401  visitor 403  agent 403  supervisor 403  administrator y
            GET    /api/v1/skills/:id                  nobody 401  visitor 403  agent y    supervisor y    administrator y
            PATCH  /api/v1/skills/:id                  nobody 401  visitor 403  agent 403  supervisor 403  administrator y
            DELETE /api/v1/skills/:id                  nobody 401  visitor 403  agent 403  supervisor 403  administrator y
            GET    /api/v1/visitors/:id/owner          nobody 401  visitor 403  agent y    supervisor y    administrator y
            PUT    /api/v1/visitors/:id/owner          nobody 401  visitor 403  agent 403  supervisor y    administrator y
            GET    /api/v1/conversations               nobody 401  visitor 403  agent y    supervisor y    administrator y
            GET    /api/v1/conversations/:id           nobody 401  visitor 403  agent y    supervisor y    administrator y
            PATCH  /api/v1/conversations/:id           nobody 401  visitor 403  agent 403  supervisor y    administrator y
            GET    /api/v1/conversations/:id/entries   nobody 401  visitor 403  agent y    supervisor y    administrator y
            GET    /api/v1/conversations/:id/decisions nobody 401  visitor 403  agent 403  supervisor y    administrator y
            POST   /api/v1/whatif                      nobody 401  visitor 403  agent 403  supervisor y    administrator y
            GET    /api/v1/whatif/recording            nobody 401  visitor 403  agent 403  supervisor y    administrator y
            POST   /api/v1/routing/preview             nobody 401  visitor 403  agent 403  supervisor y    administrator y
            GET    /api/v1/board                       nobody 401  visitor 403  agent 403  supervisor y    administrator y
            POST   /api/v1/uploads                     nobody 401  visitor y    agent y    supervisor y    administrator y
            GET    /api/v1/files/:id                   nobody 401  visitor y    agent y    supervisor y    administrator y
            GET    /api/v1/openapi.yaml                nobody y    visitor y    agent y    supervisor y    administrator y
            GET    /healthz                            nobody y    visitor y    agent y    supervisor y    administrator y
            GET    /readyz                             nobody y    visitor y    agent y    supervisor y    administrator y
            GET    /metrics                            nobody y    visitor y    agent y    supervisor y    administrator y
            """;

    @RegisterExtension
    final House house = new House();

    @Test
    void isAsTheMatrixSays() {
        house.inhabited();
        VisitorId visitor = house.directory().ids().visitor();
        Function<Row, String> found = row -> Stream.of(
                        Map.entry("nobody", house.nobody()),
                        Map.entry("visitor", house.asVisitor(visitor)),
                        Map.entry("agent", house.as(Role.AGENT)),
                        Map.entry("supervisor", house.as(Role.SUPERVISOR)),
                        Map.entry("administrator", house.as(Role.ADMINISTRATOR)))
                .map(who -> who.getKey() + " " + cell(who.getValue(), row))
                .collect(Collectors.joining(" "));
        // Logging out is asked last: it ends what the others need.
        List<Row> rows = rows().stream()
                .sorted(Comparator.comparing(RouteMatrixTest::logsOut))
                .toList();
        for (Row row : rows) {
            assertThat(found.apply(row)).as(row.method() + " " + row.path()).isEqualTo(row.cells());
        }
    }

    @Test
    void everyRouteHasARow() {
        assertThat(rows().stream().map(row -> row.method() + " " + row.path()))
                .containsExactlyInAnyOrderElementsOf(house.api().routes().stream()
                        .map(route -> route.method() + " " + route.path())
                        .toList());
    }

    @Test
    void everyRouteThatIsNotOpenAsksForAnAction() {
        assertThat(house.api().routes().stream()
                        .filter(route -> route.action().isEmpty())
                        .map(Route::path))
                .containsExactlyInAnyOrder(
                        "/api/v1/setup", "/api/v1/session", "/api/v1/openapi.yaml", "/healthz", "/readyz", "/metrics");
    }

    private static boolean logsOut(Row row) {
        return row.method().equals("DELETE") && row.path().endsWith("/session");
    }

    private record Row(String method, String path, String cells) {}

    private static List<Row> rows() {
        return MATRIX.lines()
                .map(line -> line.split(" +", 3))
                .map(parts -> new Row(
                        parts[0], parts[1], parts[2].replaceAll(" +", " ").strip()))
                .toList();
    }

    private static String cell(Client who, Row row) {
        String path = row.path().replace(":id", "x_nothing");
        Client.Answer answer = row.method().equals("GET") || row.method().equals("DELETE")
                ? who.call(row.method(), path, BodyPublishers.noBody())
                : path.endsWith("uploads")
                        ? who.upload("a.txt", new byte[] {65})
                        : who.send(row.method(), path, "{\"nothing\":1}");
        // Let in: what is missing then is the thing, or something in the body.
        boolean refused = List.of(401, 403).contains(answer.status()) && !isOpen(row);
        return refused ? Integer.toString(answer.status()) : "y";
    }

    private static boolean isOpen(Row row) {
        return row.cells().startsWith("nobody y");
    }
}
