package rapport.blackbox.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.extensions.IExtension;
import org.java_websocket.extensions.permessage_deflate.PerMessageDeflateExtension;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;

/// A WebSocket, Java-WebSocket's, which is told to offer permessage-deflate. It has the status of a refusal in words
/// only.
final class JavaWebSocketLine implements SocketLine {
    private static final Pattern REFUSAL = Pattern.compile("Invalid status code received: (\\d+)");

    private final Client client;

    JavaWebSocketLine(Call call, Ear ear) {
        client = new Client(call, ear);
        try {
            if (!client.connectBlocking(15, TimeUnit.SECONDS)) {
                Matcher refusal =
                        REFUSAL.matcher(client.end.map(Wire.End::reason).orElse(""));
                if (refusal.find()) {
                    throw new Wire.UpgradeRefused(Integer.parseInt(refusal.group(1)));
                }
                throw new UncheckedIOException(new IOException("no connection: " + client.end));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public String subprotocol() {
        return Optional.ofNullable(client.getProtocol())
                .map(IProtocol::getProvidedProtocol)
                .orElse("");
    }

    /// What is sent into a connection that has ended is lost, as with the others; this library would say so.
    private void whileOpen(Runnable send) {
        if (client.isOpen()) {
            send.run();
        }
    }

    @Override
    public void send(String text) {
        whileOpen(() -> client.send(text));
    }

    @Override
    public void sendFragments(List<String> parts) {
        for (int i = 0; i < parts.size(); i++) {
            ByteBuffer part = ByteBuffer.wrap(parts.get(i).getBytes(StandardCharsets.UTF_8));
            boolean last = i == parts.size() - 1;
            whileOpen(() -> client.sendFragmentedFrame(Opcode.TEXT, part, last));
        }
    }

    @Override
    public void sendBinary(byte[] bytes) {
        whileOpen(() -> client.send(bytes));
    }

    @Override
    public void ping(byte[] payload) {
        PingFrame ping = new PingFrame();
        ping.setPayload(ByteBuffer.wrap(payload));
        whileOpen(() -> client.sendFrame(ping));
    }

    @Override
    public void cut() {
        Socket socket = client.getSocket();
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public void close(int code, String reason) {
        client.close(code, reason);
    }

    private static final class Client extends WebSocketClient {
        private final Ear ear;
        private volatile Optional<Wire.End> end = Optional.empty();

        private Client(Call call, Ear ear) {
            super(call.address(), draft(call.subprotocols()), call.headers(), 10_000);
            this.ear = ear;
        }

        /// It refuses an answer without a subprotocol, unless none at all was among those that it asked for.
        private static Draft draft(List<String> subprotocols) {
            List<IExtension> extensions = List.of(new PerMessageDeflateExtension());
            List<IProtocol> protocols = new ArrayList<>();
            Stream.concat(subprotocols.stream(), Stream.of(""))
                    .map(Protocol::new)
                    .forEach(protocols::add);
            return new Draft_6455(extensions, protocols);
        }

        @Override
        public void onOpen(ServerHandshake handshake) {}

        @Override
        public void onMessage(String text) {
            ear.text().accept(text);
        }

        @Override
        public void onWebsocketPong(WebSocket from, Framedata pong) {
            super.onWebsocketPong(from, pong);
            ByteBuffer payload = pong.getPayloadData().duplicate();
            byte[] bytes = new byte[payload.remaining()];
            payload.get(bytes);
            ear.pong().accept(bytes);
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            Wire.End how = new Wire.End(code, reason);
            end = Optional.of(how);
            ear.end().accept(how);
        }

        /// The end follows, with a code.
        @Override
        public void onError(Exception failure) {}
    }
}
