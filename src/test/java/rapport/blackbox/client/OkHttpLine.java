package rapport.blackbox.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/// A WebSocket, OkHttp's. It offers permessage-deflate by itself. It cannot be told to send fragments or a ping; it
/// pings by itself, and gives the connection up if a ping is not answered before the next one is due.
final class OkHttpLine extends WebSocketListener implements SocketLine {
    private static final OkHttpClient HTTP = new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(10))
            .pingInterval(Duration.ofSeconds(2))
            .build();

    private final Ear ear;
    private final WebSocket socket;
    private final CompletableFuture<Response> opened = new CompletableFuture<>();
    private final String subprotocol;

    OkHttpLine(Call call, Ear ear) {
        this.ear = ear;
        Request.Builder request = new Request.Builder().url(call.address().toString());
        call.headers().forEach(request::header);
        if (!call.subprotocols().isEmpty()) {
            request.header("Sec-WebSocket-Protocol", String.join(", ", call.subprotocols()));
        }
        socket = HTTP.newWebSocket(request.build(), this);
        try {
            Response response = opened.orTimeout(15, TimeUnit.SECONDS).join();
            subprotocol = Optional.ofNullable(response.header("Sec-WebSocket-Protocol"))
                    .orElse("");
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Wire.UpgradeRefused refused) {
                throw refused;
            }
            throw failed;
        }
    }

    @Override
    public String subprotocol() {
        return subprotocol;
    }

    @Override
    public void send(String text) {
        socket.send(text);
    }

    @Override
    public void sendFragments(List<String> parts) {
        throw new UnsupportedOperationException("OkHttp sends every message in one frame");
    }

    @Override
    public void sendBinary(byte[] bytes) {
        socket.send(ByteString.of(bytes));
    }

    @Override
    public void ping(byte[] payload) {
        throw new UnsupportedOperationException("OkHttp pings by itself only");
    }

    @Override
    public void cut() {
        socket.cancel();
    }

    @Override
    public void close() {
        close(1000, "");
    }

    @Override
    public void close(int code, String reason) {
        socket.close(code, reason);
    }

    @Override
    public void onOpen(WebSocket from, Response response) {
        opened.complete(response);
    }

    @Override
    public void onMessage(WebSocket from, String text) {
        ear.text().accept(text);
    }

    /// The server's close frame is there, whoever began.
    @Override
    public void onClosing(WebSocket from, int code, String reason) {
        ear.end().accept(new Wire.End(code, reason));
        from.close(1000, "");
    }

    @Override
    public void onFailure(WebSocket from, Throwable failure, Response response) {
        if (response != null && response.code() != 101) {
            opened.completeExceptionally(new Wire.UpgradeRefused(response.code()));
        } else {
            opened.completeExceptionally(failure);
            ear.end().accept(new Wire.End(1006, failure.toString()));
        }
    }
}
