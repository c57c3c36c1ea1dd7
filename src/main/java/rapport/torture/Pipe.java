package rapport.torture;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// One direction of a connection: takes what one side sends and hands it on, as the weather allows. Belongs to the
/// proxy's loop.
final class Pipe {

    /// What is kept back at most before the sender is no longer read; then its own buffers fill, as on a real network.
    private static final int FULL_BYTES = 128 * 1024;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    /// How long a narrow link saves up what it did not use.
    private static final long SAVED = Duration.ofMillis(20).toNanos();

    private record Parcel(ByteBuf bytes, long dueNanos) {}

    private final Direction direction;
    private final Channel from;
    private final Channel to;
    private final RandomGenerator chance;
    private final Supplier<Weather> weather;
    private final Consumer<Cut.Manner> end;
    private final ArrayDeque<Parcel> parcels = new ArrayDeque<>();
    private Optional<Cut> cut = Optional.empty();
    private long toCut;
    private long waitingBytes;
    private long lastDueNanos;
    private long paidUntilNanos;
    private boolean open;
    private boolean lost;
    private boolean ended;
    private boolean timed;

    /// @param end ends both directions
    Pipe(
            Direction direction,
            Channel from,
            Channel to,
            RandomGenerator chance,
            Supplier<Weather> weather,
            Consumer<Cut.Manner> end) {
        this.direction = direction;
        this.from = from;
        this.to = to;
        this.chance = chance;
        this.weather = weather;
        this.end = end;
    }

    void open() {
        open = true;
        from.config().setAutoRead(true);
    }

    void take(ByteBuf bytes) {
        if (lost) {
            bytes.release();
            return;
        }
        Weather now = weather.get();
        long late = now.latency().toNanos();
        if (now.jitter().isPositive()) {
            late += chance.nextLong(now.jitter().toNanos());
        }
        lastDueNanos = Math.max(lastDueNanos, System.nanoTime() + late);
        waitingBytes += bytes.readableBytes();
        parcels.add(new Parcel(bytes, lastDueNanos));
        if (waitingBytes > FULL_BYTES) {
            from.config().setAutoRead(false);
        }
        pump();
    }

    /// The sender is gone; what it sent before still goes its way.
    void ended() {
        ended = true;
        pump();
    }

    void cut(Cut at) {
        cut = Optional.of(at);
        toCut = at.after();
        if (toCut == 0) {
            cutHere(at);
        }
    }

    /// Hands on what may go now.
    void pump() {
        Weather now = weather.get();
        switch (now.passage(direction)) {
            case HELD -> {
                return;
            }
            case LOST -> lost = true;
            case OPEN -> {}
        }
        if (lost) {
            drop();
            return;
        }
        while (open && !parcels.isEmpty() && to.isWritable()) {
            long wait = Math.max(parcels.element().dueNanos(), paidUntilNanos) - System.nanoTime();
            if (wait > 0) {
                again(wait);
                break;
            }
            if (!handOn(now)) {
                return;
            }
        }
        to.flush();
        if (waitingBytes < FULL_BYTES / 2 && open && !ended) {
            from.config().setAutoRead(true);
        }
        if (ended && parcels.isEmpty()) {
            var _ = to.writeAndFlush(to.alloc().buffer(0)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /// False if the connection was cut at what was handed on.
    private boolean handOn(Weather now) {
        ByteBuf bytes = parcels.element().bytes();
        int most = bytes.readableBytes();
        if (now.bytesPerSecond() > 0) {
            most = Math.min(most, Math.max(1, now.bytesPerSecond() / 50));
        }
        if (now.sliced()) {
            most = 1;
        }
        if (cut.isPresent()) {
            most = (int) Math.min(most, toCut);
            toCut -= most;
        }
        ByteBuf piece = bytes.readRetainedSlice(most);
        waitingBytes -= most;
        if (!bytes.isReadable()) {
            parcels.remove().bytes().release();
        }
        if (now.bytesPerSecond() > 0) {
            paidUntilNanos = Math.max(paidUntilNanos, System.nanoTime() - SAVED) + most * SECOND / now.bytesPerSecond();
        }
        // Whatever this leads to, up to the end of the connection, finds everything above in order.
        var _ = to.write(piece, to.voidPromise());
        if (now.sliced()) {
            to.flush();
        }
        if (cut.isPresent() && toCut == 0) {
            to.flush();
            cutHere(cut.get());
            return false;
        }
        return true;
    }

    private void cutHere(Cut at) {
        if (at.manner() == Cut.Manner.HALF) {
            lost = true;
            drop();
            var _ = ((SocketChannel) to).shutdownOutput();
        } else {
            end.accept(at.manner());
        }
    }

    private void again(long nanos) {
        if (!timed) {
            timed = true;
            var _ = from.eventLoop()
                    .schedule(
                            () -> {
                                timed = false;
                                pump();
                            },
                            nanos,
                            TimeUnit.NANOSECONDS);
        }
    }

    /// Forgets what waits; the sender may go on sending.
    void drop() {
        parcels.forEach(parcel -> parcel.bytes().release());
        parcels.clear();
        waitingBytes = 0;
        if (open && from.isActive()) {
            from.config().setAutoRead(true);
        }
    }
}
