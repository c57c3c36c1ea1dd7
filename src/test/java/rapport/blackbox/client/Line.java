package rapport.blackbox.client;

import java.util.function.Consumer;

/// How the frames of a [Wire] travel.
interface Line {
    /// Told on one thread, in order; nothing after the end.
    record Ear(Consumer<String> text, Consumer<Wire.End> end) {}

    /// Sends after what was sent before.
    void send(String text);

    /// Ends the connection as a dead network does.
    void cut();

    /// Ends the connection as a program does that has finished.
    void close();
}
