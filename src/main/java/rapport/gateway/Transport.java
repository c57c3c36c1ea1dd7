package rapport.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import rapport.wire.CloseCode;

/// What a session needs of a connection. A WebSocket is one; the streamed fallback and the simulation are others.
///
/// All methods are called on [#loop], except [#loop] itself.
public interface Transport {
    /// The one thread that this connection lives on. Connections of one thread return the same executor.
    Executor loop();

    /// Runs something on [#loop] later.
    void later(Duration delay, Runnable task);

    /// Takes a frame for sending; nothing moves before [#flush]. What cannot be sent yet is kept, so callers look at
    /// [#writable] before they send what they could also send later.
    void send(byte[] utf8);

    void flush();

    /// Whether less than the bound of unsent bytes is waiting. [Inbound#writable] is called when it becomes so again.
    boolean writable();

    /// Reads nothing more until [#resume]: the other side feels it.
    void pause();

    void resume();

    /// Sends the close frame after what was sent, and ends the connection. [Inbound#closed] follows.
    void close(CloseCode code, String reason);

    /// The secret that names this connection to the posts that belong to it, if it is one way only.
    default Optional<String> stream() {
        return Optional.empty();
    }

    /// What a connection tells its session, always on [#loop].
    interface Inbound {
        /// One whole frame of valid UTF-8, within the limit.
        void frame(byte[] utf8);

        /// [Transport#writable] has become true again.
        void writable();

        /// The connection is gone. Nothing is called after this.
        void closed();
    }
}
