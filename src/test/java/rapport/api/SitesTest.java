package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.desk.Role;
import tools.jackson.databind.JsonNode;

/// Sites and their policies over HTTP.
final class SitesTest {
    @RegisterExtension
    final House house = new House();

    private Client administrator;

    @BeforeEach
    void moveIn() {
        house.inhabited();
        administrator = house.as(Role.ADMINISTRATOR);
    }

    @Test
    void aNewSiteHasAKeyASecretAndTheUsualPolicy() {
        JsonNode made = administrator
                .post("/api/v1/sites", "{\"name\":\"A\",\"allowedOrigins\":[\"HTTPS://A.example:443/\"]}")
                .expect(201)
                .json();
        assertThat(made.get("key").stringValue()).isNotBlank();
        assertThat(made.get("identitySecret").stringValue()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(made.get("allowedOrigins").toString()).isEqualTo("[\"https://a.example\"]");
        assertThat(made.get("policy").toString())
                .isEqualTo("{\"strategy\":\"balanced\",\"graceSeconds\":20,\"memoryDays\":30,\"patienceSeconds\":0,"
                        + "\"returnPolicy\":\"stay\",\"answerSeconds\":0,\"idleMinutes\":30,\"requirements\":{\"skills\":[]},"
                        + "\"queueLimit\":0,\"hours\":{\"always\":true}}");
    }

    @Test
    void aPolicyIsMerged() {
        String path = "/api/v1/sites/" + house.site().id().value();
        administrator.patch(path, "{\"policy\":{\"graceSeconds\":7}}").expect(200);
        JsonNode policy = administrator
                .patch(path, "{\"policy\":{\"strategy\":\"round_robin\"}}")
                .expect(200)
                .json()
                .get("policy");
        assertThat(policy.get("graceSeconds").intValue()).isEqualTo(7);
        assertThat(policy.get("strategy").stringValue()).isEqualTo("round_robin");
    }

    @Test
    void originsAreReplacedAndHoldAtOnce() {
        String path = "/api/v1/sites/" + house.site().id().value();
        administrator
                .patch(path, "{\"allowedOrigins\":[\"https://b.example\"]}")
                .expect(200);
        assertThat(house.directory().sites().anyAllows(new rapport.directory.Origin("https://shop.example")))
                .isFalse();
        assertThat(house.directory().sites().anyAllows(new rapport.directory.Origin("https://b.example")))
                .isTrue();
    }

    @Test
    void onlyAdministratorsSeeTheSecret() {
        assertThat(administrator.get("/api/v1/sites").expect(200).text())
                .contains(house.site().identitySecret());
        for (Role role : new Role[] {Role.AGENT, Role.SUPERVISOR}) {
            assertThat(house.as(role).get("/api/v1/sites").expect(200).text())
                    .contains(house.site().key())
                    .doesNotContain(house.site().identitySecret());
        }
    }

    @Test
    void anUnknownSiteIsNotFound() {
        administrator.patch("/api/v1/sites/s_none", "{\"name\":\"X\"}").expect(404, "not_found");
    }
}
