package rapport.blackbox.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// A request whose body is sent piece by piece. Blocking; one thread.
public final class RawPost implements AutoCloseable {

    /// @param body until the connection ended
    public record Answer(int status, String head, String body) {}

    private final Socket socket;

    /// Sends the head.
    ///
    /// @param length of the body
    public RawPost(URI address, Map<String, String> headers, int length) {
        StringBuilder head = new StringBuilder("POST " + address.getPath() + " HTTP/1.1\r\nHost: "
                + address.getAuthority() + "\r\nContent-Length: " + length + "\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        try {
            socket = new Socket(address.getHost(), address.getPort());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) Patience.USUAL.toMillis());
            write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /// Sends so many bytes every 100 ms, until all are sent or the other side has answered or ended.
    public void drip(byte[] body, int bytes) throws InterruptedException {
        try {
            for (int at = 0; at < body.length && socket.getInputStream().available() == 0; at += bytes) {
                write(Arrays.copyOfRange(body, at, Math.min(body.length, at + bytes)));
                Thread.sleep(100); // a drip
            }
        } catch (IOException ended) {
            // What the server said before it ended is still there to be read.
        }
    }

    /// The answer, once the connection has ended; empty if it ended without one.
    public Optional<Answer> answer() {
        try {
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = all.indexOf("\r\n\r\n");
            return end < 0
                    ? Optional.empty()
                    : Optional.of(new Answer(
                            Integer.parseInt(all.split(" ")[1]), all.substring(0, end), all.substring(end + 4)));
        } catch (IOException reset) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
