package rapport.blackbox.client;

import java.util.List;

/// A WebSocket, whoever wrote the client. What a library has no words for is an [UnsupportedOperationException].
interface SocketLine extends Line {
    /// The one that the server selected; empty if none.
    String subprotocol();

    /// Sends one message, each part in a frame of its own.
    void sendFragments(List<String> parts);

    void sendBinary(byte[] bytes);

    void ping(byte[] payload);

    /// Sends a close frame, and leaves the rest to the library.
    ///
    /// @param code 1000, or from 3000 to 4999
    void close(int code, String reason);
}
