package rapport.blackbox.client;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A stream whose down side is read only when it is asked for.
public final class RawStream implements Unhurried {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final URI posts;
    private final ExecutorService posting =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private int leftOfChunk;
    private long posted;
    private Optional<String> secret = Optional.empty();

    /// @param server any address of it
    public RawStream(URI server, String hello) {
        posts = URI.create("http://" + server.getAuthority() + "/stream/frames");
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

    /// One post a frame; the welcome has to have been read.
    @Override
    public synchronized void text(String frame) {
        String body = "{\"from\":" + posted++ + ",\"frames\":[" + frame + "]}";
        HttpRequest request = HttpRequest.newBuilder(posts)
                .header("Authorization", "Stream " + secret.orElseThrow())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        posting.execute(() -> {
            try {
                HTTP.send(request, HttpResponse.BodyHandlers.discarding());
            } catch (IOException over) {
                // What it was sent for will be missed.
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public Frame await(Predicate<Frame> wanted) {
        try {
            while (true) {
                String event = event();
                if (event.startsWith("data: ")) {
                    Frame frame = Frame.parse(event.substring(6));
                    secret = secret.or(() -> frame.maybe("stream"));
                    if (wanted.test(frame)) {
                        return frame;
                    }
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public int awaitClose(Consumer<Frame> read) {
        try {
            boolean closing = false;
            while (true) {
                String event = event();
                closing |= event.equals("event: close");
                if (event.startsWith("data: ")) {
                    Frame frame = Frame.parse(event.substring(6));
                    if (closing) {
                        return (int) frame.number("code");
                    }
                    read.accept(frame);
                }
            }
        } catch (IOException lost) {
            return 1006;
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
        posting.shutdownNow();
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
