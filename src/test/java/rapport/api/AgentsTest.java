package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.desk.Role;
import tools.jackson.databind.JsonNode;

/// Accounts over HTTP.
final class AgentsTest {
    private static final String NEW =
            "{\"login\":\"mei\",\"name\":\"梅\",\"password\":\"a long password\",\"role\":\"agent\",\"capacity\":3}";

    @RegisterExtension
    final House house = new House();

    private Client administrator;

    @BeforeEach
    void moveIn() {
        house.inhabited();
        administrator = house.as(Role.ADMINISTRATOR);
    }

    @Test
    void anAgentIsMadeAndStandsAtTheDesk() {
        JsonNode made = administrator.post("/api/v1/agents", NEW).expect(201).json();
        assertThat(made.get("login").stringValue()).isEqualTo("mei");
        assertThat(made.get("name").stringValue()).isEqualTo("梅");
        assertThat(made.get("role").stringValue()).isEqualTo("agent");
        assertThat(made.get("capacity").intValue()).isEqualTo(3);
        assertThat(made.get("status").stringValue()).isEqualTo("offline");
        assertThat(made.get("load").intValue()).isZero();
        assertThat(made.has("password")).isFalse();
        assertThat(administrator.get("/api/v1/agents").json().get("agents")).contains(made);
    }

    @Test
    void aLoginIsGivenOnce() {
        administrator.post("/api/v1/agents", NEW).expect(201);
        administrator.post("/api/v1/agents", NEW.replace("mei", "MEI")).expect(409, "login_taken");
    }

    @Test
    void anAgentIsChangedFieldByField() {
        String path = path(Role.AGENT);
        JsonNode changed =
                administrator.patch(path, "{\"capacity\":9}").expect(200).json();
        assertThat(changed.get("capacity").intValue()).isEqualTo(9);
        assertThat(changed.get("name").stringValue()).isEqualTo("agent");
        changed = administrator
                .patch(path, "{\"name\":\"Li\",\"role\":\"supervisor\"}")
                .expect(200)
                .json();
        assertThat(changed.get("capacity").intValue()).isEqualTo(9);
        assertThat(changed.get("name").stringValue()).isEqualTo("Li");
        assertThat(changed.get("role").stringValue()).isEqualTo("supervisor");
    }

    @Test
    void aDisabledAgentIsOutAtOnce() {
        Client agent = house.as(Role.AGENT);
        agent.get("/api/v1/agents").expect(200);
        JsonNode changed = administrator
                .patch(path(Role.AGENT), "{\"disabled\":true}")
                .expect(200)
                .json();
        assertThat(changed.get("disabled").booleanValue()).isTrue();
        agent.get("/api/v1/agents").expect(401);
    }

    @Test
    void theLastAdministratorCannotBeDisabled() {
        administrator.patch(path(Role.ADMINISTRATOR), "{\"disabled\":true}").expect(409, "last_administrator");
        administrator.get("/api/v1/agents").expect(200);
    }

    @Test
    void invisibleCharactersAreNoPartOfAName() {
        JsonNode changed = administrator
                .patch(path(Role.AGENT), "{\"name\":\"Ad\u200bmin\u202e\"}")
                .expect(200)
                .json();
        assertThat(changed.get("name").stringValue()).isEqualTo("Admin");
    }

    @Test
    void nobodyElsesAccountIsFound() {
        administrator.patch("/api/v1/agents/a_nobody", "{\"name\":\"X\"}").expect(404, "not_found");
    }

    @Test
    void aShortPasswordOrALoginThatCannotBeTypedIsRefused() {
        administrator
                .post("/api/v1/agents", NEW.replace("a long password", "short"))
                .expect(400, "malformed");
        administrator.post("/api/v1/agents", NEW.replace("mei", "me i")).expect(400, "malformed");
    }

    private String path(Role role) {
        return "/api/v1/agents/" + house.account(role).id().value();
    }
}
