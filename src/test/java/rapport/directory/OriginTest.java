package rapport.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.desk.SiteId;

/// The promises of [Origin].
final class OriginTest {
    @ParameterizedTest
    @CsvSource({
        "https://shop.example, https://shop.example",
        "HTTPS://Shop.Example/, https://shop.example",
        "https://shop.example:443, https://shop.example",
        "http://shop.example:80/, http://shop.example",
        "http://localhost:8080, http://localhost:8080",
        "http://[::1]:8080, http://[::1]:8080"
    })
    void isWrittenAsBrowsersSendIt(String typed, String origin) {
        assertThat(Origin.parse(typed)).contains(new Origin(origin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "*",
                "shop.example",
                "https://",
                "https://*.example",
                "https://shop.example/path",
                "https://shop.example?x",
                "https://user@shop.example",
                "ftp://shop.example",
                "file:///etc/passwd",
                "https://shop.example:99999"
            })
    void isNotAnythingElse(String typed) {
        assertThat(Origin.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example.evil.com",
                "https://evil-shop.example",
                "https://sub.shop.example",
                "http://shop.example",
                "https://shop.example:8443",
                "https://SHOP.example",
                "null"
            })
    void aSiteAllowsNoOriginThatOnlyLooksLikeItsOwn(String other) {
        Site site = new Site(
                new SiteId("s_1"), "key", "Shop", List.of(new Origin("https://shop.example")), "secret", Map.of());
        assertThat(site.allows(new Origin(other))).isFalse();
    }

    @Test
    void aSiteAllowsItsOwn() {
        Site site = new Site(
                new SiteId("s_1"), "key", "Shop", List.of(new Origin("https://shop.example")), "secret", Map.of());
        assertThat(site.allows(new Origin("https://shop.example"))).isTrue();
    }
}
