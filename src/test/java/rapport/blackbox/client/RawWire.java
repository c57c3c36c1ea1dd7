package rapport.blackbox.client;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A WebSocket connection down to its bytes (RFC 6455, section 5), for what no library would send: broken UTF-8,
/// fragments, lengths that lie, frames without a mask. Blocking; one thread reads, any may write.
public final class RawWire implements Unhurried {

    /// Opcodes of section 5.2, with the FIN bit where a whole message is meant.
    public static final int TEXT = 0x81;

    public static final int BINARY = 0x82;
    public static final int TEXT_BEGINS = 0x01;
    public static final int GOES_ON = 0x00;
    public static final int ENDS = 0x80;
    public static final int PING = 0x89;
    private static final int CLOSE = 8;
    private static final int PONG = 10;

    private static final Map<String, String> USUAL =
            Map.of("Sec-WebSocket-Version", "13", "Sec-WebSocket-Key", "c29tZSAxNiBieXRlcyEhIQ==");

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private int status;

    private RawWire(URI address, Map<String, String> headers, int receiveBuffer) {
        try {
            socket = new Socket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            socket.setSoTimeout((int) Patience.USUAL.toMillis());
            in = new DataInputStream(socket.getInputStream());
            out = socket.getOutputStream();
            upgrade(address, headers);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static RawWire open(URI address) {
        return new RawWire(address, USUAL, 0);
    }

    /// A connection into which little fits that is not read.
    public static RawWire withSmallBuffer(URI address) {
        return new RawWire(address, USUAL, 4_096);
    }

    /// Tries an upgrade with these headers besides `Host`, `Upgrade` and `Connection`; see [#status].
    public static RawWire knock(URI address, Map<String, String> headers) {
        return new RawWire(address, headers, 0);
    }

    /// The status of the answer to the upgrade.
    public int status() {
        return status;
    }

    private void upgrade(URI address, Map<String, String> headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + address.getPath() + " HTTP/1.1\r\nHost: "
                + address.getAuthority() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        out.write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        out.flush();
        status = Integer.parseInt(line().split(" ")[1]);
        while (!line().isEmpty()) {
            // The headers of the answer do not matter here.
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read;
        while ((read = in.read()) != '\n') {
            if (read < 0) {
                throw new EOFException("connection ended in the headers");
            }
            if (read != '\r') {
                line.write(read);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void text(String text) {
        frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// A masked frame; the mask is all zeros, which is a valid one.
    public void frame(int firstByte, byte[] payload) {
        write(head(firstByte, payload.length, true), new byte[4], payload);
    }

    /// A frame without a mask, which a client must never send.
    public void unmasked(int firstByte, byte[] payload) {
        write(head(firstByte, payload.length, false), payload);
    }

    /// Only the head of a frame that promises that many bytes.
    public void promise(int firstByte, long length) {
        write(head(firstByte, length, true), new byte[4]);
    }

    private static byte[] head(int firstByte, long length, boolean masked) {
        int mask = masked ? 0x80 : 0;
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(firstByte);
        int bytes = length < 126 ? 0 : length < 65_536 ? 2 : 8;
        head.write(mask | (bytes == 0 ? (int) length : bytes == 2 ? 126 : 127));
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            head.write((int) (length >>> shift));
        }
        return head.toByteArray();
    }

    private synchronized void write(byte[]... parts) {
        try {
            for (byte[] part : parts) {
                out.write(part);
            }
            out.flush();
        } catch (IOException closedByTheOther) {
            // What the server said before it closed is still there to be read.
        }
    }

    @Override
    public Frame await(Predicate<Frame> wanted) {
        while (true) {
            Incoming incoming = next();
            if (incoming.opcode == CLOSE) {
                throw new AssertionError("closed with " + incoming.closeCode());
            }
            if (incoming.opcode == 1 && wanted.test(incoming.frame())) {
                return incoming.frame();
            }
        }
    }

    public byte[] awaitPong() {
        while (true) {
            Incoming incoming = next();
            if (incoming.opcode == PONG) {
                return incoming.payload;
            }
        }
    }

    /// Reads on to the close frame and gives its code; 1006 if the connection ends without one.
    public int awaitClose() {
        return awaitClose(frame -> {});
    }

    @Override
    public int awaitClose(Consumer<Frame> read) {
        try {
            while (true) {
                Incoming incoming = next();
                if (incoming.opcode == CLOSE) {
                    return incoming.closeCode();
                }
                if (incoming.opcode == 1) {
                    read.accept(incoming.frame());
                }
            }
        } catch (UncheckedIOException ended) {
            return 1006;
        }
    }

    private record Incoming(int opcode, byte[] payload) {
        Frame frame() {
            return Frame.parse(new String(payload, StandardCharsets.UTF_8));
        }

        int closeCode() {
            return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        }
    }

    private Incoming next() {
        try {
            int opcode = in.readUnsignedByte() & 0x0f;
            int length = in.readUnsignedByte() & 0x7f;
            long whole = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            return new Incoming(opcode, in.readNBytes((int) whole));
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
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
