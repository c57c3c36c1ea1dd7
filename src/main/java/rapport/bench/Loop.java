package rapport.bench;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// The one event loop that all connections of a generator live on, as the thread that drives them sees it.
final class Loop implements AutoCloseable {
    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();

    EventLoop events() {
        return loop;
    }

    /// Done there when this returns.
    void on(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    <T> T call(Callable<T> work) {
        try {
            return loop.submit(work).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new BenchFailed("the generator failed", failed);
        }
    }

    /// Lets time pass, here and not on the loop.
    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
