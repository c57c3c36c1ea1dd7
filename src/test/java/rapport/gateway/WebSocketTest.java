package rapport.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static rapport.gateway.RawSocket.BINARY;
import static rapport.gateway.RawSocket.CLOSE;
import static rapport.gateway.RawSocket.CONTINUATION;
import static rapport.gateway.RawSocket.PING;
import static rapport.gateway.RawSocket.PONG;
import static rapport.gateway.RawSocket.TEXT;
import static rapport.gateway.RawSocket.frame;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.gateway.SocketsAlone.Heard;
import rapport.wire.CloseCode;

/// What goes over a WebSocket, and what must not, on real connections.
final class WebSocketTest {
    private static final String MIXED = "{\"text\":\"κόσμε 你好 \uD83D\uDC4B\"}";

    private static SocketsAlone gate;

    private RawSocket client;
    private Heard session;

    @BeforeAll
    static void open() {
        gate = new SocketsAlone(new Admission(1_000, 1_000, address -> false));
    }

    @AfterAll
    static void close() {
        gate.close();
    }

    @BeforeEach
    void connect() throws Exception {
        client = RawSocket.opened(gate.port());
        session = gate.session();
    }

    @AfterEach
    void disconnect() throws Exception {
        client.close();
    }

    @Test
    void aFrameArrivesWholeHoweverItIsCutIntoSegments() throws Exception {
        for (byte each : frame(true, TEXT, MIXED.getBytes(UTF_8))) {
            client.bytes(each);
        }
        assertThat(session.next()).isEqualTo(MIXED);
        var two = frame(true, TEXT, "one".getBytes(UTF_8));
        var both = Arrays.copyOf(two, two.length * 2);
        System.arraycopy(two, 0, both, two.length, two.length);
        client.bytes(both);
        assertThat(session.next()).isEqualTo("one");
        assertThat(session.next()).isEqualTo("one");
    }

    @Test
    void aMessageArrivesWholeHoweverItIsFragmentedAndWhateverComesBetween() throws Exception {
        var bytes = MIXED.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            client.bytes(frame(i == bytes.length - 1, i == 0 ? TEXT : CONTINUATION, new byte[] {bytes[i]}));
            if (i == 5) {
                client.bytes(frame(true, PING, "between".getBytes(UTF_8)));
            }
        }
        assertThat(session.next()).isEqualTo(MIXED);
        var pong = client.read();
        assertThat(pong.opcode()).isEqualTo(PONG);
        assertThat(pong.text()).isEqualTo("between");
        client.text("next");
        assertThat(session.next()).isEqualTo("next");
    }

    @Test
    void aMessageOfExactlyTheLimitArrivesAndOneByteMoreCloses() throws Exception {
        client.text("x".repeat(64 * 1024));
        assertThat(session.next()).hasSize(64 * 1024);
        client.bytes(frame(false, TEXT, new byte[40 * 1024]));
        client.bytes(frame(true, CONTINUATION, new byte[24 * 1024 + 1]));
        closes(1009);
    }

    @Test
    void aFrameThatSaysItIsTooLargeClosesBeforeItIsRead() throws Exception {
        client.bytes(
                (byte) 0x81,
                (byte) 0xFF,
                (byte) 0x7F,
                (byte) -1,
                (byte) -1,
                (byte) -1,
                (byte) -1,
                (byte) -1,
                (byte) -1,
                (byte) -1);
        closes(1009);
    }

    @Test
    void endlessEmptyFragmentsClose() throws Exception {
        client.bytes(frame(false, TEXT, new byte[0]));
        for (int i = 0; i < 200; i++) {
            client.bytes(frame(false, CONTINUATION, new byte[0]));
        }
        closes(1009);
    }

    @Test
    void bytesThatAreNoUtf8Close() throws Exception {
        client.bytes(frame(true, TEXT, new byte[] {'a', (byte) 0xC0, (byte) 0x80}));
        closes(1007);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "C3", "EDA080", "F4908080", "C080", "E28228", "FEFF", "F0808080"})
    void textThatIsNoUtf8ClosesAlsoWhenItIsFragmented(String hex) throws Exception {
        var bad = java.util.HexFormat.of().parseHex(hex);
        client.bytes(frame(false, TEXT, "ok ".getBytes(UTF_8)));
        for (byte each : bad) {
            client.bytes(frame(false, CONTINUATION, new byte[] {each}));
        }
        client.bytes(frame(true, CONTINUATION, new byte[0]));
        closes(1007);
    }

    @Test
    void binaryFramesClose() throws Exception {
        client.bytes(frame(true, BINARY, new byte[] {1, 2, 3}));
        closes(1003);
    }

    @Test
    void whatIsNoWebSocketFrameCloses() throws Exception {
        client.bytes((byte) 0x81, (byte) 0x01, (byte) 'x'); // not masked
        closes(1002);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C180", "8380", "0980", "8AFE", "0080", "888101"})
    void reservedBitsOpcodesAndBadControlFramesClose(String hex) throws Exception {
        client.bytes(java.util.HexFormat.of().parseHex(hex + "00000000000000000000000000"));
        closes(1002);
    }

    @Test
    void aPingIsAnsweredAndAFewThousandAreNot() throws Exception {
        client.bytes(frame(true, PING, "hi".getBytes(UTF_8)));
        var pong = client.read();
        assertThat(pong.opcode()).isEqualTo(PONG);
        assertThat(pong.text()).isEqualTo("hi");
        for (int i = 0; i < 2_000; i++) {
            client.bytes(frame(true, PING, new byte[0]));
        }
        int pongs = 0;
        var answer = client.read();
        while (answer.opcode() == PONG) {
            pongs++;
            answer = client.read();
        }
        assertThat(pongs).isLessThanOrEqualTo(10);
        assertThat(answer.opcode()).isEqualTo(CLOSE);
        assertThat(answer.status()).isEqualTo(4504);
    }

    @Test
    void framesAreSentInOrderOnceTheyAreFlushed() throws Exception {
        session.onLoop(() -> {
            session.transport().send("a".getBytes(UTF_8));
            session.transport().send(MIXED.getBytes(UTF_8));
            session.transport().send("b".repeat(200_000).getBytes(UTF_8));
            session.transport().flush();
        });
        assertThat(client.read().text()).isEqualTo("a");
        assertThat(client.read().text()).isEqualTo(MIXED);
        assertThat(client.read().text()).hasSize(200_000);
    }

    @Test
    void whoeverReadsSlowlyIsNotWritableAndTheSessionHearsWhenItIsAgain() throws Exception {
        var unwritable = new java.util.concurrent.CompletableFuture<Integer>();
        session.onLoop(() -> {
            int sent = 0;
            while (session.transport().writable()) {
                session.transport().send(new byte[16 * 1024]);
                session.transport().flush();
                sent++;
            }
            unwritable.complete(sent);
        });
        int sent = unwritable.get();
        for (int i = 0; i < sent; i++) {
            assertThat(client.read().payload()).hasSize(16 * 1024);
        }
        assertThat(session.next()).isEqualTo("writable");
    }

    @Test
    void aPausedSessionIsHandedNothingUntilItResumesAndLosesNothing() throws Exception {
        session.atOnce(session.transport()::pause);
        for (int i = 0; i < 5_000; i++) {
            client.text("frame " + i);
        }
        session.onLoop(() -> session.told().add("still paused"));
        assertThat(session.next()).isEqualTo("still paused");
        session.onLoop(session.transport()::resume);
        for (int i = 0; i < 5_000; i++) {
            assertThat(session.next()).isEqualTo("frame " + i);
        }
    }

    @Test
    void theServerClosesWithCodeAndReasonAfterWhatItSent() throws Exception {
        session.onLoop(() -> {
            session.transport().send("last".getBytes(UTF_8));
            session.transport().close(CloseCode.REPLACED, "x".repeat(122) + "é");
            session.transport().send("too late".getBytes(UTF_8));
            session.transport().flush();
        });
        assertThat(client.read().text()).isEqualTo("last");
        var close = client.read();
        assertThat(close.opcode()).isEqualTo(CLOSE);
        assertThat(close.status()).isEqualTo(4506);
        assertThat(close.payload()).hasSize(2 + 122);
        client.text("not delivered");
        client.close(4506);
        assertThat(client.ended()).isTrue();
        assertThat(session.next()).isEqualTo("closed");
    }

    @Test
    void whoeverDoesNotAnswerACloseIsCutOff() throws Exception {
        session.onLoop(() -> session.transport().close(CloseCode.RESTART, ""));
        assertThat(client.read().status()).isEqualTo(1012);
        assertThat(client.ended()).isTrue();
        assertThat(session.next()).isEqualTo("closed");
    }

    @Test
    void aCloseIsAnsweredInKind() throws Exception {
        client.close(1000);
        var close = client.read();
        assertThat(close.opcode()).isEqualTo(CLOSE);
        assertThat(close.status()).isEqualTo(1000);
        assertThat(client.ended()).isTrue();
        assertThat(session.next()).isEqualTo("closed");
    }

    @Test
    void aConnectionThatEndsOrHalfEndsIsTold() throws Exception {
        client.halfClose();
        assertThat(session.next()).isEqualTo("closed");
        assertThat(client.ended()).isTrue();
    }

    @Test
    void laterHappensOnTheLoopAndNotAfterTheEnd() throws Exception {
        session.onLoop(() -> session.transport()
                .later(
                        Duration.ofMillis(5),
                        () -> session.told().add(Thread.currentThread().getName())));
        var loop = new java.util.concurrent.CompletableFuture<String>();
        session.onLoop(() -> loop.complete(Thread.currentThread().getName()));
        assertThat(session.next()).isEqualTo(loop.get());
        var late = Duration.ofSeconds(2); // the connection has ended by then
        session.onLoop(
                () -> session.transport().later(late, () -> session.told().add("late")));
        client.close();
        assertThat(session.next()).isEqualTo("closed");
        var passed = new java.util.concurrent.CountDownLatch(1);
        ((io.netty.channel.EventLoop) session.transport().loop())
                .schedule(passed::countDown, 2 * late.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        passed.await();
        assertThat(session.told()).isEmpty();
    }

    @Test
    void whatASessionGetsWrongEndsItsOwnConnectionAndNoOther() throws Exception {
        try (var other = RawSocket.opened(gate.port())) {
            var neighbour = gate.session();
            session.onLoop(() -> {
                throw new IllegalStateException("a task of a session may fail");
            });
            other.text("unharmed");
            assertThat(neighbour.next()).isEqualTo("unharmed");
            client.text("unharmed too");
            assertThat(session.next()).isEqualTo("unharmed too");
        }
    }

    @Test
    void allAreClosedWhenTheServerRestarts() throws Exception {
        try (var other = RawSocket.opened(gate.port())) {
            gate.session();
            gate.sockets().closeAll(CloseCode.RESTART, "the server restarts");
            assertThat(other.read().status()).isEqualTo(1012);
            closes(1012);
        }
    }

    private void closes(int status) throws IOException, InterruptedException {
        var close = client.read();
        assertThat(close.opcode()).isEqualTo(CLOSE);
        assertThat(close.status()).isEqualTo(status);
        client.close();
        assertThat(session.next()).isEqualTo("closed");
    }
}
