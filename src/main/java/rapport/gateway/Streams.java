package rapport.gateway;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.ContextInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rapport.wire.CloseCode;
import rapport.wire.FrameLimits;
import rapport.wire.FramePost;

/// Answers `/stream` and `/stream/frames`: the way in where a proxy lets no WebSocket through (contract, section 3).
public final class Streams {
    private static final int SECRET_BYTES = 32;
    private static final String SCHEME = "Stream ";
    private static final String CROWDED_RETRY_SECONDS = "1";
    /// Some proxies and scanners keep the beginning of a response back until there is this much of it.
    private static final Buffer BEGINNING = Buffer.buffer(":" + " ".repeat(2_048) + "\n\n");

    private final Entrance entrance;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, StreamTransport> open = new ConcurrentHashMap<>();

    public Streams(Entrance entrance) {
        this.entrance = entrance;
    }

    /// @param first asked before either address is: lets pages of the sites' origins read the answers
    public void mount(Router router, Handler<RoutingContext> first) {
        router.route("/stream").handler(first);
        router.route("/stream/frames").handler(first);
        // Room for a hello that is too large to be told so.
        router.post("/stream")
                .failureHandler(Streams::unread)
                .handler(BodyHandler.create(false).setBodyLimit(2L * FrameLimits.HELLO_BYTES))
                .handler(call -> begin(call.request(), bytes(call)));
        router.post("/stream/frames")
                .failureHandler(Streams::unread)
                .handler(BodyHandler.create(false).setBodyLimit(FramePost.BYTES))
                .handler(call -> post(call.request(), bytes(call)));
        router.route("/stream").handler(Streams::otherMethod);
        router.route("/stream/frames").handler(Streams::otherMethod);
    }

    private static byte[] bytes(RoutingContext call) {
        return Optional.ofNullable(call.body().buffer()).map(Buffer::getBytes).orElseGet(() -> new byte[0]);
    }

    /// The body was too large, too slow, or did not come.
    private static void unread(RoutingContext call) {
        if (!call.response().ended() && !call.response().headWritten()) {
            call.response().putHeader("Connection", "close"); // what is left of it is not worth reading
            int status = call.statusCode() == 413 || call.statusCode() == 408 ? call.statusCode() : 400;
            Entrance.refuse(call.request(), status, "the body cannot be taken");
        }
    }

    private static void otherMethod(RoutingContext call) {
        call.response().putHeader("Allow", "POST");
        Entrance.refuse(call.request(), 405, "POST is expected");
    }

    private void begin(HttpServerRequest request, byte[] hello) {
        entrance.admit(request).ifPresent(visit -> begin(request, visit, hello));
    }

    private void begin(HttpServerRequest request, Visit visit, byte[] hello) {
        var response = request.response()
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Accel-Buffering", "no"); // nginx would keep frames back
        var loop = ContextInternal.current().nettyEventLoop();
        var secret = secret();
        var transport = new StreamTransport(secret, loop, response);
        open.put(secret, transport);
        Handler<Void> gone = ended -> loop.execute(() -> {
            open.remove(secret);
            visit.left();
            transport.gone();
        });
        response.endHandler(gone).closeHandler(gone).exceptionHandler(lost -> gone.handle(null));
        var _ = response.write(BEGINNING);
        transport.opened(entrance.opening().opened(transport, visit.peer(), visit::arrived));
        if (isUtf8(hello)) {
            transport.begin(hello);
        } else {
            transport.close(CloseCode.BAD_UTF8, "bytes are not UTF-8");
        }
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void post(HttpServerRequest request, byte[] body) {
        var transport = Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.startsWith(SCHEME))
                .map(header -> open.get(header.substring(SCHEME.length())));
        if (transport.isEmpty()) {
            Entrance.refuse(request, 404, "no such stream");
            return;
        }
        Context here = ContextInternal.current();
        transport
                .get()
                .loop()
                .execute(() ->
                        take(transport.get(), body, status -> here.runOnContext(done -> answer(request, status))));
    }

    private interface Answer {
        void with(int status);
    }

    private static void take(StreamTransport transport, byte[] body, Answer answer) {
        if (!isUtf8(body)) {
            transport.close(CloseCode.BAD_UTF8, "bytes are not UTF-8");
            answer.with(400);
            return;
        }
        switch (FramePost.read(body)) {
            case FramePost.Read.Post(FramePost post) -> transport.post(post, posted -> answer.with(status(posted)));
            case FramePost.Read.Flawed(FramePost.Flaw flaw) -> {
                // Nothing can be told of where its frames begin: it is one malformed frame, as it would be on a
                // WebSocket.
                boolean room = flaw != FramePost.Flaw.NOT_JSON || transport.refused(body);
                answer.with(room ? 400 : 503);
            }
        }
    }

    private static int status(StreamTransport.Posted posted) {
        return switch (posted) {
            case TAKEN -> 202;
            case GAP -> 409;
            case CROWDED -> 503;
            case ENDED -> 404;
        };
    }

    private static void answer(HttpServerRequest request, int status) {
        switch (status) {
            case 202 -> request.response().setStatusCode(202).end();
            case 400 -> Entrance.refuse(request, 400, "{from, frames: […]} is expected");
            case 404 -> Entrance.refuse(request, 404, "the stream has ended");
            case 409 -> Entrance.refuse(request, 409, "frames are missing before these");
            default -> {
                request.response().putHeader("Retry-After", CROWDED_RETRY_SECONDS);
                Entrance.refuse(request, status, "one post at a time is expected");
            }
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }
}
