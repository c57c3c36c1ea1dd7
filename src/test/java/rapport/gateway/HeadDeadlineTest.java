package rapport.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whoever drips a request's head is cut off; everybody else is not.
final class HeadDeadlineTest {
    /// Long enough to connect and to write a line on a busy machine.
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private static final Vertx VERTX = Vertx.vertx();
    private static HttpServer server;

    @BeforeAll
    static void open() {
        server = VERTX.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .connectionHandler(new HeadDeadline(DEADLINE))
                .requestHandler(request ->
                        request.body().onSuccess(body -> request.response().end("body " + body.length())));
        server.listen(0, "127.0.0.1").await();
    }

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() throws Exception {
        try (var socket = RawSocket.connected(server.actualPort())) {
            assertThat(socket.ended()).isTrue();
        }
    }

    @Test
    void aHeadThatDripsIsCutOff() throws Exception {
        try (var socket = RawSocket.connected(server.actualPort())) {
            socket.bytes("GET / HTTP/1.1\r\n".getBytes(US_ASCII));
            assertThat(dripsUntilCutOff(socket)).isTrue();
        }
    }

    @Test
    void aSecondHeadThatDripsIsCutOffAndWaitingForOneIsNot() throws Exception {
        try (var socket = RawSocket.connected(server.actualPort())) {
            get(socket);
            Thread.sleep(DEADLINE.multipliedBy(3)
                    .dividedBy(2)); // longer than the deadline: that nothing happens cannot be waited for otherwise
            get(socket);
            socket.bytes((byte) 'G');
            assertThat(dripsUntilCutOff(socket)).isTrue();
        }
    }

    @Test
    void aBodyMayTakeItsTime() throws Exception {
        try (var socket = RawSocket.connected(server.actualPort())) {
            socket.bytes("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n".getBytes(US_ASCII));
            for (int i = 0; i < 10; i++) {
                Thread.sleep(DEADLINE.dividedBy(6)); // all of it takes longer than the deadline
                socket.bytes((byte) 'x');
            }
            assertThat(socket.head()).startsWith("HTTP/1.1 200 ");
        }
    }

    private static void get(RawSocket socket) throws IOException {
        socket.bytes("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
        assertThat(socket.head()).startsWith("HTTP/1.1 200 ");
        socket.skip("body 0".length());
    }

    private static boolean dripsUntilCutOff(RawSocket socket) throws InterruptedException {
        for (int i = 0; i < 500; i++) {
            try {
                socket.bytes((byte) 'x');
            } catch (IOException cutOff) {
                return true;
            }
            Thread.sleep(20); // a drip
        }
        return false;
    }
}
