package rapport.wire;

import java.time.Duration;
import java.util.Optional;

/// What every `welcome` says.
///
/// @param epoch names the history of this installation
/// @param session the client's own, or one made by the server
/// @param stream the secret of a streamed fallback; empty on a WebSocket
/// @param tick how often ticks come
public record Greeting(
        FrameId re, String epoch, String session, Optional<String> stream, Duration tick, FrameLimits limits) {}
