package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.desk.Role;

/// Logging in and out over HTTP.
final class SessionTest {
    private static final String SESSION = "/api/v1/session";
    private static final String RIGHT = "{\"login\":\"agent\",\"password\":\"" + House.PASSWORD + "\"}";
    private static final String WRONG = "{\"login\":\"agent\",\"password\":\"no idea\"}";

    @RegisterExtension
    final House house = new House();

    @BeforeEach
    void moveIn() {
        house.inhabited();
    }

    @Test
    void aLoginGivesATokenThePersonAndACookieOutOfReachOfScripts() {
        Client.Answer answer = house.nobody().post(SESSION, RIGHT).expect(200);
        assertThat(answer.json().get("agent").get("id").stringValue())
                .isEqualTo(house.account(Role.AGENT).id().value());
        assertThat(answer.json().get("agent").get("role").stringValue()).isEqualTo("agent");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("rapport=")
                .contains("; HttpOnly", "; SameSite=Strict", "; Path=/");
        String token = answer.json().get("token").stringValue();
        house.nobody().with("Authorization", "Bearer " + token).get(SESSION).expect(200);
        house.nobody().with("Cookie", "a=b; rapport=" + token).get(SESSION).expect(200);
    }

    @Test
    void overHttpsTheCookieIsBoundToTheHost() {
        assertThat(rapport.directory.LoginCookie.set("t", java.time.Duration.ofDays(1), true))
                .startsWith("__Host-rapport=t; ")
                .contains("; Secure", "; HttpOnly", "; SameSite=Strict");
        assertThat(rapport.directory.LoginCookie.token("rapport=t", true)).isEmpty();
    }

    @Test
    void aWrongPasswordAnUnknownLoginAndADisabledAccountLookTheSame() {
        String wrong = house.nobody()
                .post(SESSION, WRONG)
                .expect(401, "unauthenticated")
                .text();
        String unknown = house.nobody()
                .post(SESSION, WRONG.replace("agent", "nobody"))
                .expect(401, "unauthenticated")
                .text();
        house.as(Role.ADMINISTRATOR)
                .patch("/api/v1/agents/" + house.account(Role.AGENT).id().value(), "{\"disabled\":true}")
                .expect(200);
        String disabled = house.nobody()
                .post(SESSION, RIGHT)
                .expect(401, "unauthenticated")
                .text();
        assertThat(unknown).isEqualTo(wrong);
        assertThat(disabled).isEqualTo(wrong);
    }

    @Test
    void guessingEndsIn429WithTheTimeToWait() {
        for (int i = 0; i < 6; i++) {
            house.nobody().post(SESSION, WRONG).expect(401);
        }
        assertThat(house.nobody().post(SESSION, WRONG).expect(429, "throttled").header("Retry-After"))
                .contains("1");
    }

    @Test
    void loggingOutEndsTheLoginAndTakesTheCookieAway() {
        Client agent = house.as(Role.AGENT);
        assertThat(agent.delete(SESSION).expect(204).header("Set-Cookie").orElseThrow())
                .contains("Max-Age=0");
        agent.get(SESSION).expect(401, "unauthenticated");
    }

    @Test
    void aWrongHeaderIsNotMadeGoodByACookie() {
        house.nobody()
                .with("Cookie", "rapport=" + house.token(Role.AGENT))
                .with("Authorization", "Bearer nonsense")
                .get(SESSION)
                .expect(401);
    }

    @Test
    void aVisitorsTokenIsNoLogin() {
        String token = house.directory()
                .visitors()
                .token(house.directory().ids().visitor(), house.site().id());
        house.nobody().with("Authorization", "Bearer " + token).get(SESSION).expect(401);
        house.nobody()
                .with("Authorization", "Visitor " + house.token(Role.AGENT))
                .get(SESSION)
                .expect(401);
    }
}
