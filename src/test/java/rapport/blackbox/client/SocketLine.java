package rapport.blackbox.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/// A WebSocket, the JDK's.
final class SocketLine implements Line, WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final WebSocket socket;
    private final Ear ear;
    private final StringBuilder fragments = new StringBuilder();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    SocketLine(URI address, Map<String, String> headers, List<String> subprotocols, Ear ear) {
        this.ear = ear;
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
        headers.forEach(builder::header);
        if (!subprotocols.isEmpty()) {
            builder.subprotocols(
                    subprotocols.getFirst(),
                    subprotocols.subList(1, subprotocols.size()).toArray(String[]::new));
        }
        try {
            socket = builder.buildAsync(address, this).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException refused) {
                throw new Wire.UpgradeRefused(refused.getResponse().statusCode());
            }
            throw failed;
        }
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    @Override
    public synchronized void send(String text) {
        sending = sending.handle((done, failed) -> null).thenCompose(done -> socket.sendText(text, true));
    }

    synchronized void sendBinary(byte[] bytes) {
        sending = sending.handle((done, failed) -> null)
                .thenCompose(done -> socket.sendBinary(ByteBuffer.wrap(bytes), true));
    }

    @Override
    public void cut() {
        socket.abort();
    }

    @Override
    public synchronized void close() {
        sending = sending.handle((done, failed) -> null)
                .thenCompose(done -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                .orTimeout(2, java.util.concurrent.TimeUnit.SECONDS)
                .handle((done, failed) -> {
                    socket.abort();
                    return null;
                });
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
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ear.end().accept(new Wire.End(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        ear.end().accept(new Wire.End(1006, failure instanceof IOException ? "lost" : failure.toString()));
    }
}
