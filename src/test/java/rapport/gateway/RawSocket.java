package rapport.gateway;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A WebSocket client that sends any bytes whatever, right or wrong.
final class RawSocket implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private final Socket socket;
    private final DataInputStream in;

    record Frame(int opcode, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int status() {
            return ByteBuffer.wrap(payload).getShort();
        }
    }

    private RawSocket(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
    }

    /// Connected, and nothing said yet.
    static RawSocket connected(int port) throws IOException {
        return new RawSocket(port);
    }

    /// Upgraded already.
    static RawSocket opened(int port, String... headers) throws IOException {
        var socket = connected(port);
        socket.request("GET /ws HTTP/1.1", headers);
        var answer = socket.head();
        if (!answer.startsWith("HTTP/1.1 101 ")) {
            throw new IOException(answer);
        }
        return socket;
    }

    /// A good upgrade request, with these headers instead of or besides the usual ones; `Name:` alone leaves one out.
    void request(String line, String... headers) throws IOException {
        var usual = new String[] {
            "Host: localhost",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
        };
        var request = new StringBuilder(line).append("\r\n");
        for (var header : usual) {
            var name = header.substring(0, header.indexOf(':') + 1);
            if (Arrays.stream(headers).noneMatch(other -> other.startsWith(name))) {
                request.append(header).append("\r\n");
            }
        }
        for (var header : headers) {
            if (!header.endsWith(":")) {
                request.append(header).append("\r\n");
            }
        }
        bytes(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The head of an HTTP answer.
    String head() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.readByte());
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    void skip(int count) throws IOException {
        in.skipNBytes(count);
    }

    void bytes(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void text(String text) throws IOException {
        bytes(frame(true, TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    void close(int status) throws IOException {
        bytes(frame(true, CLOSE, new byte[] {(byte) (status >> 8), (byte) status}));
    }

    /// A masked frame.
    static byte[] frame(boolean last, int opcode, byte[] payload) {
        var frame = ByteBuffer.allocate(payload.length + 14);
        frame.put((byte) ((last ? 0x80 : 0) | opcode));
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else if (payload.length < 1 << 16) {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(payload.length);
        }
        byte[] mask = {0x12, 0x34, 0x56, 0x78};
        frame.put(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ mask[i & 3]));
        }
        return Arrays.copyOf(frame.array(), frame.position());
    }

    Frame read() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        long length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        return new Frame(first & 0x0F, in.readNBytes((int) length));
    }

    /// Whether the other side has ended the connection.
    boolean ended() throws IOException {
        try {
            in.readByte();
            return false;
        } catch (EOFException end) {
            return true;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    /// No more is sent; reading goes on.
    void halfClose() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
