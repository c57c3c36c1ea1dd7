package rapport.blackbox.client;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/// The down side of a stream, read only when it is asked for: into its socket fits little that is not read. Blocking;
/// one thread.
public final class RawStream implements AutoCloseable {

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private int leftOfChunk;

    /// @param server any address of it
    public RawStream(URI server, String hello) {
        try {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            socket.setSoTimeout((int) Patience.USUAL.toMillis());
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1_024));
            byte[] body = hello.getBytes(StandardCharsets.UTF_8);
            String head = "POST /stream HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nContent-Length: "
                    + body.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            for (String line = line(); !line.isEmpty(); line = line()) {
                // The headers are for other tests.
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Reads on to such a frame.
    public Frame await(Predicate<Frame> wanted) {
        while (true) {
            Frame frame = next();
            if (wanted.test(frame)) {
                return frame;
            }
        }
    }

    private Frame next() {
        try {
            while (true) {
                String event = event();
                if (event.startsWith("data: ")) {
                    return Frame.parse(event.substring(6));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String event() throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        for (int b = read(); b != '\n'; b = read()) {
            bytes.write(b);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// The next byte of the body, which comes in chunks (RFC 9112, section 7.1).
    private int read() throws IOException {
        if (leftOfChunk == 0) {
            leftOfChunk = Integer.parseInt(line(), 16);
        }
        int b = in.readUnsignedByte();
        if (--leftOfChunk == 0) {
            line();
        }
        return b;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.readUnsignedByte(); b != '\n'; b = in.readUnsignedByte()) {
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
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
