package rapport.wire;

/// A frame's bytes, made once and written to as many connections as get it. Still knows to whom it may go: an
/// `Encoded<ToAgent.Said>` does not fit where an `Encoded<? extends ToVisitor>` is asked for.
@SuppressWarnings("UnusedTypeParameter") // it is used by whoever is handed one
public final class Encoded<F extends ServerFrame> {
    private final byte[] utf8;

    Encoded(byte[] utf8) {
        this.utf8 = utf8;
    }

    /// Not a copy: to be read, never to be written to.
    public byte[] utf8() {
        return utf8;
    }

    public int size() {
        return utf8.length;
    }
}
