package rapport.torture;

import java.net.URI;
import rapport.torture.Weather.Passage;

/// A way to a server on which, from one moment on, nothing arrives any more, and nobody is told.
public final class BlackHole implements AutoCloseable {

    private final FaultProxy proxy;
    private final Link link;

    /// @param serverPort where the server listens on the loopback address
    public BlackHole(int serverPort) {
        proxy = new FaultProxy(serverPort, 1);
        link = proxy.link();
    }

    /// The same address by this way.
    public URI through(URI address) {
        return URI.create(address.getScheme() + "://127.0.0.1:" + link.port() + address.getPath());
    }

    /// Swallows what either side sends from now on.
    public void swallow() {
        link.apply(Weather.passing(Passage.LOST, Passage.LOST));
    }

    /// Takes nothing from either side from now on, so that what they send stays theirs: as a network that is gone does
    /// to the machines at its ends.
    public void block() {
        link.apply(Weather.passing(Passage.HELD, Passage.HELD));
    }

    @Override
    public void close() {
        proxy.close();
    }
}
