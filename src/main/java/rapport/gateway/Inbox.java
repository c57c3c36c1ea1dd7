package rapport.gateway;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Hands frames to a session one after the other, and none while it is paused: what a read has already brought waits
/// here. One read brings little, and none follows while the channel does not read.
final class Inbox {
    private Transport.@Nullable Inbound session;
    private @Nullable Queue<byte[]> waiting;
    private boolean paused;
    private boolean delivering;

    /// From now on frames are handed to this session.
    void open(Transport.Inbound opened) {
        session = opened;
        deliver();
    }

    boolean paused() {
        return paused;
    }

    void pause() {
        paused = true;
    }

    /// Delivers what waits; if a delivery is under way, that one goes on.
    void resume() {
        paused = false;
        deliver();
    }

    void add(byte[] frame) {
        if (waiting == null) {
            waiting = new ArrayDeque<>(2);
        }
        waiting.add(frame);
        deliver();
    }

    /// Whether nothing waits.
    boolean empty() {
        return waiting == null;
    }

    /// Forgets what waits.
    void clear() {
        waiting = null;
    }

    private void deliver() {
        if (delivering || session == null) {
            return;
        }
        delivering = true;
        try {
            while (!paused && waiting != null) {
                var next = waiting.poll();
                if (next == null) {
                    waiting = null;
                } else {
                    session.frame(next);
                }
            }
        } finally {
            delivering = false;
        }
    }
}
