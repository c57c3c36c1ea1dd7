package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.Wire;

/// A browser says where a page came from; only the site's own pages may talk for its visitors, and only the server's
/// own for its agents.
@Tag("blackbox")
class OriginTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    private static Site site;

    @BeforeAll
    static void openAShop() {
        Frame body = Frame.object("name", "Shop", "allowedOrigins", List.of("https://shop.example:8443"));
        site = Site.of(stage.admin().post("/api/v1/sites", body).expect(201).json());
    }

    @Test
    void a_visitor_may_come_from_an_allowed_origin_from_the_server_itself_and_without_one() {
        assertThat(greet(Map.of("Origin", "https://shop.example:8443"), visitor()))
                .isTrue();
        assertThat(greet(Map.of("Origin", own()), visitor())).isTrue();
        assertThat(greet(Map.of(), visitor())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://evil.example",
                "https://shop.example",
                "http://shop.example:8443",
                "https://shop.example:8444",
                "https://a.shop.example:8443",
                "https://shop.example:8443.evil.example",
                "https://evil.example/https://shop.example:8443",
                "https://xshop.example:8443",
                "https://shop.example:84433"
            })
    void a_visitor_may_not_come_from_anywhere_else(String origin) {
        assertThat(greet(Map.of("Origin", origin), visitor())).isFalse();
    }

    @Test
    void an_agent_may_come_from_the_server_itself_and_without_an_origin_only() {
        assertThat(greet(Map.of("Origin", own()), agent())).isTrue();
        assertThat(greet(Map.of(), agent())).isTrue();
        assertThat(greet(Map.of("Origin", "https://evil.example"), agent())).isFalse();
        assertThat(greet(Map.of("Origin", "https://shop.example:8443"), agent()))
                .isFalse();
    }

    @Test
    void the_login_cookie_is_enough_for_an_agent_in_a_browser_but_not_from_a_foreign_page() {
        String cookie = cookie();
        Frame hello = Frame.of("hello", "id", Ids.next(), "as", "agent");
        assertThat(greet(Map.of("Origin", own(), "Cookie", cookie), hello)).isTrue();
        assertThat(greet(Map.of("Origin", "https://evil.example", "Cookie", cookie), hello))
                .isFalse();
    }

    @Test
    void a_cookie_may_change_things_only_from_the_servers_own_pages() {
        Frame site = Frame.object("name", "Another", "allowedOrigins", List.of());
        Rest.Answer foreign = stage.rest()
                .with(Map.of("Cookie", cookie(), "Origin", "https://evil.example"))
                .post("/api/v1/sites", site);
        assertThat(foreign.status()).isEqualTo(403);
        stage.rest()
                .with(Map.of("Cookie", cookie(), "Origin", own()))
                .post("/api/v1/sites", site)
                .expect(201);
    }

    private static String cookie() {
        Ready.Person admin = stage.server().ready().admin();
        Rest.Answer login = stage.rest().login(admin.login(), admin.password()).expect(200);
        String cookie = login.header("Set-Cookie").orElseThrow();
        assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static String own() {
        return "http://" + stage.server().ready().url().getAuthority();
    }

    private static Frame visitor() {
        return Frame.of("hello", "id", Ids.next(), "as", "visitor", "site", site.key());
    }

    private static Frame agent() {
        return Frame.of(
                "hello", "id", Ids.next(), "as", "agent", "token", stage.staff().token(0));
    }

    /// Whether the server says welcome. Refused may be the request, or after the hello the connection, for good.
    private static boolean greet(Map<String, String> headers, Frame hello) {
        Wire wire;
        try {
            wire = Wire.open(stage.socket(), headers, frame -> {});
            wire.send(hello);
        } catch (Wire.UpgradeRefused refused) {
            assertThat(refused.status()).isBetween(400, 499);
            return false;
        }
        try {
            return wire.await("an answer", frame -> frame.maybe("re").isPresent())
                    .is("welcome");
        } catch (AssertionError nothing) {
            assertThat(wire.end().map(Wire.End::code))
                    .isNotEqualTo(Optional.empty())
                    .get()
                    .satisfies(code -> assertThat(code).isBetween(4500, 4999));
            return false;
        } finally {
            wire.close();
        }
    }
}
