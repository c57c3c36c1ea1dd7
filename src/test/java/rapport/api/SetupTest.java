package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.openapi.ApiDocument;

/// The first administrator over HTTP.
final class SetupTest {
    @RegisterExtension
    final House house = new House();

    @Test
    void theLinkOnTheTerminalMakesOneAdministratorAndIsGone() {
        String token = house.directory().firstAdministrator().token().orElseThrow();
        String body = "{\"token\":\"%s\",\"login\":\"root\",\"name\":\"Root\",\"password\":\"a long password\"}";
        documented(
                house.nobody().post("/api/v1/setup", body.formatted("guessed")).expect(403, "forbidden"));
        documented(house.nobody().post("/api/v1/setup", "{}").expect(400, "malformed"));
        Client.Answer made =
                house.nobody().post("/api/v1/setup", body.formatted(token)).expect(201);
        documented(made);
        assertThat(made.json().get("agent").get("role").stringValue()).isEqualTo("administrator");
        assertThat(made.header("Set-Cookie").orElseThrow()).contains("HttpOnly");
        house.nobody()
                .with("Authorization", "Bearer " + made.json().get("token").stringValue())
                .get("/api/v1/agents")
                .expect(200);
        house.nobody().post("/api/v1/setup", body.formatted(token)).expect(404, "not_found");
    }

    private static void documented(Client.Answer answer) {
        assertThat(ApiDocument.source()
                        .operations()
                        .get("POST /api/v1/setup")
                        .faults(answer.status(), answer.headers(), answer.text()))
                .isEmpty();
    }
}
