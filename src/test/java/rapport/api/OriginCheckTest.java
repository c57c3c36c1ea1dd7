package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.desk.Role;
import rapport.desk.VisitorId;

/// Whose pages may do what (security requirement S7).
final class OriginCheckTest {
    private static final String SITE = "{\"name\":\"Another\",\"allowedOrigins\":[]}";

    @RegisterExtension
    static final House house = new House();

    private static Client byCookie;

    @BeforeAll
    static void moveIn() {
        house.inhabited();
        byCookie = house.nobody().with("Cookie", "rapport=" + house.token(Role.ADMINISTRATOR));
    }

    @Test
    void ourOwnPagesMayChangeThingsByCookie() {
        byCookie.with("Origin", house.origin()).post("/api/v1/sites", SITE).expect(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "null", "https://shop.example", "http://127.0.0.1", "http://127.0.0.1:1"
            })
    void otherPagesMayNotEvenThoseOfOurSites(String origin) {
        byCookie.with("Origin", origin).post("/api/v1/sites", SITE).expect(403, "forbidden");
    }

    @Test
    void aCookieWithoutAnOriginProvesNothing() {
        byCookie.post("/api/v1/sites", SITE).expect(403, "forbidden");
        byCookie.get("/api/v1/sites").expect(200);
    }

    @Test
    void aProgramWithATokenNeedsNoOrigin() {
        house.as(Role.ADMINISTRATOR).post("/api/v1/sites", SITE).expect(201);
    }

    @Test
    void nobodyLogsAPersonInFromAnotherPage() {
        house.nobody()
                .with("Origin", "https://evil.example")
                .post("/api/v1/session", "{\"login\":\"agent\",\"password\":\"" + House.PASSWORD + "\"}")
                .expect(403, "forbidden");
    }

    @Test
    void formsAndPlainTextWhichNeedNoQuestionBeforehandAreNotRead() {
        Client.Answer answer = byCookie.with("Origin", house.origin())
                .with("Content-Type", "text/plain")
                .call("POST", "/api/v1/sites", BodyPublishers.ofString(SITE));
        answer.expect(415, "unsupported_media_type");
    }

    @Test
    void aSitesPageMayUploadAndReadForItsVisitorsAndIsToldSo() {
        VisitorId visitor = house.directory().ids().visitor();
        Client page = house.asVisitor(visitor).with("Origin", "https://shop.example");
        Client.Answer uploaded = page.upload("a.txt", new byte[] {65}).expect(201);
        assertThat(uploaded.header("Access-Control-Allow-Origin")).contains("https://shop.example");
        assertThat(uploaded.header("Access-Control-Allow-Credentials")).isEmpty();
        page.get("/api/v1/files/" + uploaded.json().get("id").stringValue()).expect(200);
    }

    @Test
    void aBrowserThatAsksBeforehandIsAnsweredForSitesOnly() {
        Client.Answer site = asking("https://shop.example", "/api/v1/uploads");
        assertThat(site.header("Access-Control-Allow-Origin")).contains("https://shop.example");
        assertThat(site.header("Access-Control-Allow-Headers").orElseThrow()).contains("Authorization");
        assertThat(asking("https://evil.example", "/api/v1/uploads").header("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(asking("https://shop.example", "/api/v1/sites").header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void anotherSitesPageMayNotUseAVisitorsToken() {
        house.directory()
                .sites()
                .create("Other", java.util.List.of(new rapport.directory.Origin("https://other.example")));
        VisitorId visitor = house.directory().ids().visitor();
        house.asVisitor(visitor)
                .with("Origin", "https://other.example")
                .upload("a.txt", new byte[] {65})
                .expect(403, "forbidden");
    }

    private Client.Answer asking(String origin, String path) {
        return house.nobody()
                .with("Origin", origin)
                .with("Access-Control-Request-Method", "POST")
                .call("OPTIONS", path, BodyPublishers.noBody())
                .expect(204);
    }
}
