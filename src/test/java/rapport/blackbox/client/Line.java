package rapport.blackbox.client;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// How the frames of a [Wire] travel.
interface Line {
    /// Whom to connect to.
    ///
    /// @param headers of the request, besides those that make it one
    /// @param subprotocols that are offered, best first
    record Call(URI address, Map<String, String> headers, List<String> subprotocols) {}

    /// Told on one thread, in order; nothing after the end.
    ///
    /// @param pong answers to pings, where there is such a thing
    record Ear(Consumer<String> text, Consumer<byte[]> pong, Consumer<Wire.End> end) {}

    /// Sends after what was sent before.
    void send(String text);

    /// Ends the connection as a dead network does.
    void cut();

    /// Ends the connection as a program does that has finished.
    void close();
}
