package rapport.blackbox.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Stands between one client and the server, passes on what either says, and keeps the heads of the upgrade as they
/// stood on the line.
public final class Relay implements AutoCloseable {
    private final ServerSocket door;
    private final URI server;
    private final CompletableFuture<String> asked = new CompletableFuture<>();
    private final CompletableFuture<String> answered = new CompletableFuture<>();

    /// @param server the address of its socket
    public Relay(URI server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /// Where the client is to connect.
    public URI address() {
        return URI.create("ws://127.0.0.1:" + door.getLocalPort() + server.getPath());
    }

    /// The values of a header of the client's request.
    public List<String> asked(String header) {
        return values(asked, header);
    }

    /// The values of a header of the server's answer.
    public List<String> answered(String header) {
        return values(answered, header);
    }

    private static List<String> values(CompletableFuture<String> head, String header) {
        String name = header.toLowerCase(Locale.ROOT) + ":";
        return Arrays.stream(head.orTimeout(Patience.USUAL.toSeconds(), TimeUnit.SECONDS)
                        .join()
                        .split("\r\n"))
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .toList();
    }

    private void serve() {
        try (Socket client = door.accept();
                Socket behind = new Socket(server.getHost(), server.getPort())) {
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            Thread up = Thread.ofVirtual().start(() -> pass(client, behind, asked));
            pass(behind, client, answered);
            up.join();
        } catch (IOException closed) {
            // Nobody came.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Until either side ends.
    private static void pass(Socket from, Socket to, CompletableFuture<String> head) {
        ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        byte[] bytes = new byte[16 * 1024];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (!head.isDone()) {
                    beginning.write(bytes, 0, read);
                    headOf(beginning).ifPresent(head::complete);
                }
                out.write(bytes, 0, read);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException lost) {
            close(from);
            close(to);
        }
    }

    private static Optional<String> headOf(ByteArrayOutputStream beginning) {
        String text = beginning.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? Optional.empty() : Optional.of(text.substring(0, end));
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
