package rapport.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rapport.torture.Weather.Passage;

/// Each fault does what it says, to bytes between two plain sockets.
@Timeout(60)
class FaultProxyTest {
    private static final int SILENCE_MILLIS = 400;

    private ServerSocket listening;
    private FaultProxy proxy;
    private Link link;
    private Socket client;
    private Socket server;

    @BeforeEach
    void connect() throws IOException {
        listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        proxy = new FaultProxy(listening.getLocalPort(), 7);
        link = proxy.link();
        client = new Socket(InetAddress.getLoopbackAddress(), link.port());
        server = listening.accept();
        for (Socket socket : new Socket[] {client, server}) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
        }
        passes();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        proxy.close();
        listening.close();
    }

    @Test
    void without_a_fault_everything_passes_both_ways_and_so_does_the_end() throws IOException {
        byte[] much = new byte[500_000];
        new Random(1).nextBytes(much);
        Thread.ofVirtual().start(() -> send(client, much));
        assertThat(Arrays.equals(server.getInputStream().readNBytes(much.length), much))
                .isTrue();
        client.close();
        assertThat(server.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void bytes_keep_their_order_and_number_while_the_receiver_is_slow() throws IOException {
        byte[] much = new byte[3_000_000];
        new Random(2).nextBytes(much);
        Thread.ofVirtual().start(() -> send(client, much));
        byte[] arrived = new byte[much.length];
        InputStream in = server.getInputStream();
        for (int read = 0; read < arrived.length; ) {
            read += in.read(arrived, read, Math.min(1 + read % 5_000, arrived.length - read));
        }
        assertThat(Arrays.equals(arrived, much)).isTrue();
    }

    @Test
    void where_nobody_listens_a_client_is_sent_away() throws IOException {
        listening.close();
        try (Socket other = new Socket(InetAddress.getLoopbackAddress(), link.port())) {
            other.setSoTimeout(10_000);
            assertThatThrownBy(() -> other.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void latency_and_jitter_delay_and_keep_the_order() throws IOException {
        link.apply(Weather.late(Duration.ofMillis(150), Duration.ofMillis(100)));
        long began = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            send(client, new byte[] {(byte) i});
        }
        byte[] arrived = server.getInputStream().readNBytes(20);
        assertThat(System.nanoTime() - began)
                .isGreaterThan(Duration.ofMillis(150).toNanos());
        for (int i = 0; i < 20; i++) {
            assertThat(arrived[i]).isEqualTo((byte) i);
        }
    }

    @Test
    void slices_are_single_bytes() throws IOException {
        link.apply(Weather.inSlices());
        link.apply(Weather.narrow(4)); // slow enough to see them one by one, on a busy machine too
        send(client, new byte[12]);
        int first = server.getInputStream().read(new byte[12]);
        assertThat(first).isLessThan(6);
        assertThat(server.getInputStream().readNBytes(12 - first)).hasSize(12 - first);
    }

    @Test
    void a_narrow_link_takes_its_time() throws IOException {
        link.apply(Weather.narrow(20_000));
        long began = System.nanoTime();
        Thread.ofVirtual().start(() -> send(server, new byte[20_000]));
        assertThat(client.getInputStream().readNBytes(20_000)).hasSize(20_000);
        assertThat(System.nanoTime() - began)
                .isBetween(
                        Duration.ofMillis(700).toNanos(), Duration.ofSeconds(5).toNanos());
    }

    @Test
    void what_is_held_comes_once_it_is_lifted() throws IOException {
        Weather held = Weather.passing(Passage.HELD, Passage.HELD);
        link.apply(held);
        send(client, new byte[] {1, 2});
        send(server, new byte[] {3});
        silent(server);
        silent(client);
        link.lift(held);
        assertThat(server.getInputStream().readNBytes(2)).containsExactly(1, 2);
        assertThat(client.getInputStream().read()).isEqualTo(3);
    }

    @Test
    void a_black_hole_one_way_swallows_that_way_for_good_and_tells_no_end() throws IOException {
        Weather lost = Weather.passing(Passage.LOST, Passage.OPEN);
        link.apply(lost);
        send(client, new byte[] {1});
        send(server, new byte[] {2});
        assertThat(client.getInputStream().read()).isEqualTo(2);
        silent(server);
        link.lift(lost);
        send(client, new byte[] {3});
        client.close();
        silent(server);
    }

    @Test
    void a_new_connection_passes_again_where_an_old_one_is_lost() throws IOException {
        Weather lost = Weather.passing(Passage.LOST, Passage.LOST);
        link.apply(lost);
        send(client, new byte[] {1});
        silent(server);
        link.lift(lost);
        server.close();
        client.close();
        client = new Socket(InetAddress.getLoopbackAddress(), link.port());
        server = listening.accept();
        passes();
    }

    @Test
    void a_reset_comes_at_its_byte() throws IOException {
        link.cut(new Cut(Direction.UP, 3, Cut.Manner.RESET));
        send(client, new byte[] {1, 2, 3, 4, 5});
        assertThat(upTo(server.getInputStream(), 10)).isLessThanOrEqualTo(3);
        assertThatThrownBy(() -> {
                    while (client.getInputStream().read() >= 0) {}
                })
                .isInstanceOf(SocketException.class);
    }

    @Test
    void an_orderly_end_comes_at_its_byte() throws IOException {
        link.cut(new Cut(Direction.DOWN, 3, Cut.Manner.FINISH));
        send(server, new byte[] {1, 2, 3, 4, 5});
        assertThat(client.getInputStream().readNBytes(10)).containsExactly(1, 2, 3);
        assertThat(server.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void a_half_close_ends_one_direction_only() throws IOException {
        link.cut(new Cut(Direction.DOWN, 2, Cut.Manner.HALF));
        send(server, new byte[] {1, 2, 3});
        assertThat(client.getInputStream().readNBytes(10)).containsExactly(1, 2);
        send(client, new byte[] {9});
        assertThat(server.getInputStream().read()).isEqualTo(9);
    }

    @Test
    void faults_on_one_link_leave_another_alone() throws IOException {
        link.apply(Weather.passing(Passage.LOST, Passage.LOST));
        Link other = proxy.link();
        try (Socket second = new Socket(InetAddress.getLoopbackAddress(), other.port());
                Socket accepted = listening.accept()) {
            send(second, new byte[] {5});
            assertThat(accepted.getInputStream().read()).isEqualTo(5);
        }
    }

    @Test
    void faults_add_up_to_the_worst_of_each() {
        Weather both = Weather.late(Duration.ofMillis(5), Duration.ZERO)
                .and(Weather.narrow(100))
                .and(Weather.narrow(50))
                .and(Weather.passing(Passage.HELD, Passage.OPEN))
                .and(Weather.passing(Passage.LOST, Passage.HELD));
        assertThat(both)
                .isEqualTo(new Weather(Duration.ofMillis(5), Duration.ZERO, false, 50, Passage.LOST, Passage.HELD));
    }

    private void passes() throws IOException {
        send(client, new byte[] {42});
        assertThat(server.getInputStream().read()).isEqualTo(42);
        send(server, new byte[] {43});
        assertThat(client.getInputStream().read()).isEqualTo(43);
    }

    private static int upTo(InputStream in, int most) {
        int read = 0;
        try {
            while (read < most && in.read() >= 0) {
                read++;
            }
        } catch (IOException reset) {
            return read;
        }
        return read;
    }

    private static void silent(Socket socket) throws IOException {
        int before = socket.getSoTimeout();
        socket.setSoTimeout(SILENCE_MILLIS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(before);
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
