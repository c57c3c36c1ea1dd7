package rapport;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.LoggerFactory;
import rapport.gateway.HeadDeadline;
import rapport.sql.StartRefused;

/// The HTTP server's own settings: what a stranger may send before anybody looks at it.
final class Http {
    private static final int HEADER_BYTES = 8 * 1024;
    private static final int LINE_BYTES = 4 * 1024;
    private static final int IDLE_SECONDS = 90;
    private static final Duration HEAD_WITHIN = Duration.ofSeconds(5);
    private static final int BACKLOG = 4_096;
    private static final int CLOSE_SECONDS = 10;

    private Http() {}

    static Vertx vertx() {
        System.setProperty("vertx.disableDnsResolver", "true");
        // Recordings of each buffer would be a tenth of a second at every start; who wants them asks for them.
        if (System.getProperty("io.netty.jfr.enabled") == null) {
            System.setProperty("io.netty.jfr.enabled", "false");
        }
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
        VertxOptions options = new VertxOptions()
                .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors())
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
        return Vertx.vertx(options);
    }

    static HttpServer listen(Vertx vertx, Router router, Config.Http config) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setAcceptBacklog(BACKLOG)
                .setMaxHeaderSize(HEADER_BYTES)
                .setMaxInitialLineLength(LINE_BYTES)
                .setIdleTimeout(IDLE_SECONDS)
                .setHttp2ClearTextEnabled(false)
                .setTcpNoDelay(true)
                // A proxy speaks HTTP/1.1 to us; an upgrade to HTTP/2 in clear text only opens ways around its checks.
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true);
        try {
            return await(vertx.createHttpServer(options)
                    .connectionHandler(new HeadDeadline(HEAD_WITHIN))
                    .requestHandler(router)
                    .listen());
        } catch (ExecutionException e) {
            String why = e.getCause() instanceof BindException
                    ? "port " + config.port() + " on " + config.host()
                            + " is taken or not ours; choose another with --port"
                    : String.valueOf(e.getCause());
            throw new StartRefused("The server cannot listen: " + why, e);
        }
    }

    static void close(HttpServer server) {
        close(server.close());
    }

    static void close(Vertx vertx) {
        close(vertx.close());
    }

    private static void close(Future<Void> closing) {
        try {
            await(closing);
        } catch (ExecutionException | StartRefused e) {
            LoggerFactory.getLogger(Http.class).warn("the server did not close cleanly", e);
        }
    }

    private static <T> T await(Future<T> future) throws ExecutionException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("interrupted", e);
        } catch (TimeoutException e) {
            throw new StartRefused("The server does not answer itself.", e);
        }
    }
}
