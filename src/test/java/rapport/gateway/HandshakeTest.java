package rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets a WebSocket, and what the others are told.
final class HandshakeTest {
    private static SocketsAlone gate;

    @BeforeAll
    static void open() {
        gate = new SocketsAlone(new Admission(1_000, 1_000, address -> false));
    }

    @AfterAll
    static void close() {
        gate.close();
    }

    @Test
    void aGoodRequestIsUpgradedWithTheKeysAnswer() throws Exception {
        try (var socket = RawSocket.connected(gate.port())) {
            socket.request("GET /ws HTTP/1.1", "Cookie: a=1; rapport=2", "Origin: https://shop.example");
            // The example of RFC 6455, section 1.3.
            assertThat(socket.head())
                    .startsWith("HTTP/1.1 101 ")
                    .containsIgnoringCase("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                    .doesNotContainIgnoringCase("Sec-WebSocket-Protocol")
                    .doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
            var peer = gate.session().peer();
            assertThat(peer.origin()).contains("https://shop.example");
            assertThat(peer.address()).isEqualTo("127.0.0.1");
            assertThat(peer.login()).contains("2");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rapport.v1 | true",
                "x, rapport.v1 | true",
                "rapport.v1,rapport.v2 | true",
                "rapport.v2 | false",
                "RAPPORT.V1 | false"
            })
    void theSubprotocolIsSelectedIfOfferedAndNotDemanded(String offered, boolean selected) throws Exception {
        var head = head("Sec-WebSocket-Protocol: " + offered);
        assertThat(head).startsWith("HTTP/1.1 101 ");
        assertThat(head.toLowerCase().contains("sec-websocket-protocol: rapport.v1\r\n"))
                .isEqualTo(selected);
        gate.session();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "https://shop.example.evil.example",
                "https://evilshop.example",
                "https://www.shop.example",
                "https://shop.example:8443",
                "https://shop.example:443",
                "http://shop.example",
                "https://shop.example/",
                "https://SHOP.example",
                "https://shop.example evil",
                "https://xn--shop-example",
                "http://localhost",
                "file://",
                "*",
            })
    void anOriginThatIsNotExactlyAnAllowedOneIsForbidden(String origin) throws Exception {
        assertThat(head("Origin: " + origin)).startsWith("HTTP/1.1 403 ");
        assertThat(gate.noSession()).isTrue();
    }

    @Test
    void twoOriginsAreForbiddenAndNoneIsAProgram() throws Exception {
        assertThat(head("Origin: https://shop.example", "Origin: https://evil.example"))
                .startsWith("HTTP/1.1 403 ");
        assertThat(head()).startsWith("HTTP/1.1 101 ");
        assertThat(gate.session().peer().origin()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sec-WebSocket-Version: 8 | 426",
                "Sec-WebSocket-Version: | 426",
                "Sec-WebSocket-Version: 13, 8 | 426",
                "Sec-WebSocket-Key: | 400",
                "Sec-WebSocket-Key: short | 400",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZXg= | 400",
                "Sec-WebSocket-Key: ***hlIHNhbXBsZSBub25jZQ== | 400",
                "Upgrade: irc | 426",
                "Upgrade: h2c | 426",
                "Upgrade: | 426",
                "Connection: keep-alive | 426",
                "Content-Length: 5 | 400",
            })
    void aRequestThatIsNoUpgradeToAWebSocketIsRefused(String header, int status) throws Exception {
        assertThat(head(header)).startsWith("HTTP/1.1 " + status + " ");
        assertThat(gate.noSession()).isTrue();
    }

    @Test
    void aSecondKeyIsRefused() throws Exception {
        assertThat(head("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void onlyGetUpgrades() throws Exception {
        try (var socket = RawSocket.connected(gate.port())) {
            socket.request("POST /ws HTTP/1.1");
            assertThat(socket.head()).startsWith("HTTP/1.1 405 ").containsIgnoringCase("Allow: GET");
        }
    }

    @Test
    void tenThousandSubprotocolsAreTooMany() throws Exception {
        assertThat(head("Sec-WebSocket-Protocol: " + "x,".repeat(10_000) + "x")).startsWith("HTTP/1.1 4");
        assertThat(gate.noSession()).isTrue();
    }

    @Test
    void anAddressHasAsManyConnectionsAsItMayAndGetsThemBack() throws Exception {
        try (var small = new SocketsAlone(new Admission(100, 2, address -> false))) {
            var first = RawSocket.opened(small.port());
            try (var second = RawSocket.opened(small.port())) {
                assertThat(second).isNotNull();
                assertThat(headAt(small)).startsWith("HTTP/1.1 429 ").containsIgnoringCase("Retry-After: ");
                first.close();
                small.session();
                Awaitility.await().untilAsserted(() -> assertThat(headAt(small)).startsWith("HTTP/1.1 101 "));
            }
        }
    }

    @Test
    void aFullServerSaysSo() throws Exception {
        try (var full = new SocketsAlone(new Admission(1, 100, Addresses::loopback));
                var first = RawSocket.opened(full.port())) {
            assertThat(first).isNotNull();
            assertThat(headAt(full)).startsWith("HTTP/1.1 503 ").containsIgnoringCase("Retry-After: ");
        }
    }

    @Test
    void whenTooManyAreOnTheirWayInTheNextAreToComeSoon() throws Exception {
        var everybody = new Admission(100, 100, address -> false);
        try (var busy = new SocketsAlone(everybody, new Arrivals(2), Set.of());
                var first = RawSocket.opened(busy.port());
                var second = RawSocket.opened(busy.port())) {
            assertThat(first).isNotNull();
            var arriving = busy.session();
            assertThat(headAt(busy)).startsWith("HTTP/1.1 503 ").containsPattern("(?i)Retry-After: [1-5]\r");
            assertThat(everybody.connections()).isEqualTo(2);

            arriving.atOnce(arriving.greeted());
            arriving.atOnce(arriving.greeted());
            try (var third = RawSocket.opened(busy.port())) {
                assertThat(third).isNotNull();
                assertThat(headAt(busy)).startsWith("HTTP/1.1 503 ");
                second.close(); // on its way in, and gone
                Awaitility.await().untilAsserted(() -> assertThat(headAt(busy)).startsWith("HTTP/1.1 101 "));
            }
        }
    }

    @Test
    void whatAProxySaysCountsOnlyIfItIsOurs() throws Exception {
        try (var trusting = new SocketsAlone(new Admission(9, 9, address -> false), Set.of("127.0.0.1", "10.0.0.1"))) {
            assertThat(addressAt(trusting, "203.0.113.7")).isEqualTo("203.0.113.7");
            assertThat(addressAt(trusting, "198.51.100.1, 203.0.113.7, 10.0.0.1"))
                    .isEqualTo("203.0.113.7");
            assertThat(addressAt(trusting, "198.51.100.1, <script>")).isEqualTo("127.0.0.1");
            assertThat(addressAt(trusting, "2001:db8::1")).isEqualTo("2001:db8::1");
        }
        assertThat(addressAt(gate, "203.0.113.7")).isEqualTo("127.0.0.1");
    }

    private static String addressAt(SocketsAlone gate, String forwarded) throws Exception {
        try (var socket = RawSocket.opened(gate.port(), "X-Forwarded-For: " + forwarded)) {
            assertThat(socket).isNotNull();
            return gate.session().peer().address();
        }
    }

    private static String head(String... headers) throws IOException {
        try (var socket = RawSocket.connected(gate.port())) {
            socket.request("GET /ws HTTP/1.1", headers);
            return socket.head();
        }
    }

    private static String headAt(SocketsAlone gate) throws IOException {
        try (var socket = RawSocket.connected(gate.port())) {
            socket.request("GET /ws HTTP/1.1");
            return socket.head();
        }
    }
}
