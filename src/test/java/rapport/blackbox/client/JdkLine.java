package rapport.blackbox.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A WebSocket, the JDK's.
final class JdkLine implements SocketLine, WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final WebSocket socket;
    private final Ear ear;
    private final StringBuilder fragments = new StringBuilder();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    JdkLine(Call call, Ear ear) {
        this.ear = ear;
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
        call.headers().forEach(builder::header);
        List<String> subprotocols = call.subprotocols();
        if (!subprotocols.isEmpty()) {
            builder.subprotocols(
                    subprotocols.getFirst(),
                    subprotocols.subList(1, subprotocols.size()).toArray(String[]::new));
        }
        try {
            socket = builder.buildAsync(call.address(), this).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException refused) {
                throw new Wire.UpgradeRefused(refused.getResponse().statusCode());
            }
            throw failed;
        }
    }

    @Override
    public String subprotocol() {
        return socket.getSubprotocol();
    }

    @Override
    public void send(String text) {
        next(() -> socket.sendText(text, true));
    }

    @Override
    public void sendFragments(List<String> parts) {
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            boolean last = i == parts.size() - 1;
            next(() -> socket.sendText(part, last));
        }
    }

    @Override
    public void sendBinary(byte[] bytes) {
        next(() -> socket.sendBinary(ByteBuffer.wrap(bytes), true));
    }

    @Override
    public void ping(byte[] payload) {
        next(() -> socket.sendPing(ByteBuffer.wrap(payload)));
    }

    /// One at a time, as this library wants it.
    private synchronized void next(Supplier<CompletableFuture<WebSocket>> step) {
        sending = sending.handle((done, failed) -> null).thenCompose(done -> step.get());
    }

    @Override
    public void cut() {
        socket.abort();
    }

    @Override
    public void close() {
        close(WebSocket.NORMAL_CLOSURE, "");
        synchronized (this) {
            sending = sending.orTimeout(2, TimeUnit.SECONDS).handle((done, failed) -> {
                socket.abort();
                return null;
            });
        }
    }

    @Override
    public void close(int code, String reason) {
        next(() -> socket.sendClose(code, reason));
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        fragments.append(part);
        if (last) {
            String frame = fragments.toString();
            fragments.setLength(0);
            ear.text().accept(frame);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        byte[] payload = new byte[message.remaining()];
        message.get(payload);
        ear.pong().accept(payload);
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ear.end().accept(new Wire.End(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        ear.end().accept(new Wire.End(1006, failure instanceof IOException ? "lost" : failure.toString()));
    }
}
