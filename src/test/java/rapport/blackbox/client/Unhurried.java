package rapport.blackbox.client;

import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A connection that is read only when it is asked to be, and into which little fits that is not read. Blocking; one
/// thread reads, any may write.
public interface Unhurried extends AutoCloseable {

    /// @param server the address of its socket, or of the streamed fallback
    static Unhurried open(URI server, Frame hello) {
        if (server.getScheme().equals("ws")) {
            RawWire wire = RawWire.withSmallBuffer(server);
            wire.text(hello.toString());
            return wire;
        }
        return new RawStream(server, hello.toString());
    }

    /// Sends a frame; whether anything is read does not matter.
    void text(String frame);

    /// Reads on to a frame of the wanted kind.
    Frame await(Predicate<Frame> wanted);

    /// Reads on to the end and gives the close code; 1006 if the connection ends without one.
    int awaitClose(Consumer<Frame> read);

    @Override
    void close();
}
