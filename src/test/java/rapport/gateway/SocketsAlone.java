package rapport.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A server that has nothing but sockets, and keeps what their sessions are told.
final class SocketsAlone implements AutoCloseable {
    static final Set<String> ORIGINS = Set.of("https://shop.example", "http://localhost:8080");

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Heard> sessions = new LinkedBlockingQueue<>();
    private final Sockets sockets;
    private final HttpServer server;

    SocketsAlone(Admission admission) {
        this(admission, Set.of());
    }

    SocketsAlone(Admission admission, Set<String> proxies) {
        this(admission, new Arrivals(1_000), proxies);
    }

    SocketsAlone(Admission admission, Arrivals arrivals, Set<String> proxies) {
        var addresses = new Addresses(proxies);
        var entrance = new Entrance(
                ORIGINS::contains,
                request -> peer(addresses, request),
                admission,
                arrivals,
                (transport, peer, greeted) -> {
                    var heard = new Heard(transport, peer, greeted, new LinkedBlockingQueue<>());
                    sessions.add(heard);
                    return heard;
                });
        sockets = new Sockets(entrance);
        server = vertx.createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
                .connectionHandler(new HeadDeadline(Duration.ofSeconds(5)))
                .requestHandler(sockets);
        server.listen(0, "127.0.0.1").await();
    }

    private static Peer peer(Addresses addresses, HttpServerRequest request) {
        var cookie = Optional.ofNullable(request.getCookie("rapport")).map(Cookie::getValue);
        return new Peer(addresses.of(request), Optional.ofNullable(request.getHeader("Origin")), false, cookie);
    }

    int port() {
        return server.actualPort();
    }

    Sockets sockets() {
        return sockets;
    }

    Heard session() throws InterruptedException {
        var session = sessions.poll(10, TimeUnit.SECONDS);
        if (session == null) {
            throw new AssertionError("no session was opened");
        }
        return session;
    }

    boolean noSession() {
        return sessions.isEmpty();
    }

    @Override
    public void close() {
        vertx.close().await();
    }

    /// What a session was told, in order: frames as text, "writable", "closed".
    record Heard(Transport transport, Peer peer, Runnable greeted, BlockingQueue<String> told)
            implements Transport.Inbound {
        @Override
        public void frame(byte[] utf8) {
            told.add(new String(utf8, java.nio.charset.StandardCharsets.UTF_8));
        }

        @Override
        public void writable() {
            told.add("writable");
        }

        @Override
        public void closed() {
            told.add("closed");
        }

        String next() throws InterruptedException {
            var next = told.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("the session was told nothing");
            }
            return next;
        }

        void onLoop(Runnable task) {
            transport.loop().execute(task);
        }

        /// On the loop, and done when this returns.
        void atOnce(Runnable task) {
            CompletableFuture.runAsync(task, transport.loop()).join();
        }
    }
}
