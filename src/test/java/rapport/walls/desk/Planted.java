package rapport.walls.desk;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/// Breaks all the walls of the core: a library, a file, a lock, a thread, a clock and chance.
public final class Planted {
    private final ReentrantLock lock = new ReentrantLock();

    public Instant now() {
        return Instant.now();
    }

    public UUID chance() {
        return UUID.randomUUID();
    }

    public Thread thread() {
        return Thread.currentThread();
    }

    public ReentrantLock lock() {
        return lock;
    }

    public record Learned(
            rapport.walls.log.Planted log, Path file, ByteBuf netty, Vertx vertx, org.jooq.DSLContext jooq) {}
}
