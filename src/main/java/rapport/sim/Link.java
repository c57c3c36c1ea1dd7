package rapport.sim;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rapport.gateway.Door;
import rapport.gateway.Peer;
import rapport.gateway.Transport;
import rapport.wire.CloseCode;

/// A connection between a client and a node, as TCP makes it: what arrives arrives in order; it may be late, held for a
/// while in one direction or both, or cut, which loses what is on its way. Who is not told of a cut finds out by
/// silence.
final class Link {
    private static final Duration CLOSING_TIME = Duration.ofSeconds(2);
    private static final int LOST = 1006;
    private static final int GOING_AWAY = 1001;

    /// What a client hears of its connection.
    interface Ear {
        void opened();

        void received(String text);

        void closed(int code);
    }

    private final World world;
    private final NodeProcess node;
    private final Ear ear;
    private final Supplier<Duration> latency;
    private final Side up = new Side();
    private final Side down = new Side();
    private final ServerEnd server = new ServerEnd();
    private boolean clientGone;

    /// One direction.
    private final class Side {
        private final ArrayDeque<Runnable> held = new ArrayDeque<>();
        private long heldUntil;
        private long lastAt;
        private boolean cut;
        private Duration gap = Duration.ZERO;

        /// Lets something arrive at the other end, after what was sent before it.
        void carry(Runnable arrival) {
            if (cut) {
                return;
            }
            lastAt = Math.max(
                    lastAt + 1 + gap.toNanos(),
                    world.scheduler().now() + latency.get().toNanos());
            world.scheduler().at(lastAt, () -> arrive(arrival));
        }

        private void arrive(Runnable arrival) {
            if (cut) {
                return;
            }
            if (world.scheduler().now() < heldUntil || !held.isEmpty()) {
                held.add(arrival);
            } else {
                arrival.run();
            }
        }

        void hold(Duration lasting) {
            heldUntil = Math.max(heldUntil, world.scheduler().now() + lasting.toNanos());
            world.scheduler().at(heldUntil, this::release);
        }

        private void release() {
            while (!cut && world.scheduler().now() >= heldUntil && !held.isEmpty()) {
                held.poll().run();
            }
        }

        void sever() {
            cut = true;
            held.clear();
        }
    }

    /// @param latency of the next thing that is sent
    Link(World world, NodeProcess node, Ear ear, Supplier<Duration> latency) {
        this.world = world;
        this.node = node;
        this.ear = ear;
        this.latency = latency;
        up.carry(() -> node.accept(this, new Peer("192.0.2.1", Optional.empty(), false, Optional.empty())));
    }

    Transport transport() {
        return server;
    }

    /// The node has made a session, or a door before it.
    void accepted(Door door) {
        server.session = door;
        down.carry(() -> {
            if (!clientGone) {
                ear.opened();
            }
        });
    }

    // --- the client's end

    void send(String text) {
        world.scheduler().note(text.hashCode());
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        up.carry(() -> node.run(() -> server.received(bytes)));
    }

    /// The client hangs up. It hears nothing more.
    void close() {
        if (!clientGone) {
            clientGone = true;
            up.carry(() -> node.run(() -> server.over(GOING_AWAY)));
        }
    }

    /// The client reads one frame after the other, slowly, for a while.
    void slow(Duration lasting, Duration gap) {
        down.gap = gap;
        world.scheduler().after(lasting, () -> down.gap = Duration.ZERO);
    }

    /// The client is gone without a word.
    void vanish() {
        clientGone = true;
        up.sever();
    }

    private void lose(int code) {
        if (!clientGone) {
            clientGone = true;
            ear.closed(code);
        }
    }

    // --- what happens to it

    void hold(Duration lasting, boolean upwards, boolean downwards) {
        if (upwards) {
            up.hold(lasting);
        }
        if (downwards) {
            down.hold(lasting);
        }
    }

    /// Reset: both ends hear of it, and what is on its way is lost.
    void cut() {
        up.sever();
        down.sever();
        world.scheduler().after(latency.get(), () -> lose(LOST));
        world.scheduler().after(latency.get(), () -> node.run(() -> server.over(LOST)));
    }

    void serverDied(boolean silently) {
        up.sever();
        down.sever();
        if (!silently) {
            world.scheduler().after(latency.get(), () -> lose(LOST));
        }
    }

    /// The connection as the node has it.
    private final class ServerEnd implements Transport {
        private final ArrayDeque<byte[]> inbox = new ArrayDeque<>();
        private final List<byte[]> unflushed = new ArrayList<>();
        private @Nullable Inbound session;
        private long unsent;
        private boolean full;
        private boolean paused;
        private boolean delivering;
        private boolean closing;
        private boolean closed;

        @Override
        public Executor loop() {
            return node.loop();
        }

        @Override
        public void later(Duration delay, Runnable task) {
            node.after(delay, () -> {
                if (!closed) {
                    task.run();
                }
            });
        }

        @Override
        public void send(byte[] utf8) {
            if (!closing && !closed) {
                unflushed.add(utf8);
                unsent += utf8.length;
                if (!writable()) {
                    full = true;
                }
            }
        }

        @Override
        public void flush() {
            for (var frame : unflushed) {
                var text = new String(frame, StandardCharsets.UTF_8);
                world.scheduler().note(text.hashCode());
                down.carry(() -> {
                    // Taken by the client's machine: the socket has room again.
                    node.run(() -> taken(frame.length));
                    if (!clientGone) {
                        ear.received(text);
                    }
                });
            }
            unflushed.clear();
        }

        private void taken(int bytes) {
            unsent -= bytes;
            drained();
        }

        void drained() {
            if (full && writable()) {
                full = false;
                world.sometimes().saw(Sight.SLOW_READER);
                node.loop().execute(() -> {
                    if (!closing && !closed && session != null && writable()) {
                        session.writable();
                    }
                });
            }
        }

        @Override
        public boolean writable() {
            return unsent < world.plan().habits().buffer();
        }

        @Override
        public void pause() {
            paused = true;
        }

        @Override
        public void resume() {
            paused = false;
            deliver();
        }

        void received(byte[] frame) {
            if (!closing && !closed) {
                inbox.add(frame);
                deliver();
            }
        }

        private void deliver() {
            if (delivering) {
                return;
            }
            delivering = true;
            try {
                while (!paused && !closing && !inbox.isEmpty() && session != null) {
                    session.frame(inbox.poll());
                }
            } finally {
                delivering = false;
            }
        }

        @Override
        public void close(CloseCode code, String reason) {
            if (closing || closed) {
                return;
            }
            flush();
            world.closing(code, reason);
            closing = true;
            inbox.clear();
            down.carry(() -> {
                lose(code.number());
                up.carry(() -> node.run(() -> over(code.number())));
            });
            node.after(CLOSING_TIME, () -> over(code.number()));
        }

        /// The connection is gone.
        void over(int code) {
            if (!closed) {
                closed = true;
                inbox.clear();
                node.forget(Link.this);
                if (code != LOST) {
                    // Whoever comes later than the close hears that nobody is here.
                    down.carry(() -> lose(LOST));
                }
                if (session != null) {
                    session.closed();
                }
            }
        }
    }
}
