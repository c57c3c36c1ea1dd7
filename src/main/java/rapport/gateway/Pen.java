package rapport.gateway;

import rapport.wire.FrameEncoder;
import rapport.wire.ServerFrame;

/// Writes frames of one kind to a connection. A visitor's session has a pen for what visitors may see and no other, so
/// that showing them anything else does not compile.
final class Pen<F extends ServerFrame> {
    private static final FrameEncoder ENCODER = new FrameEncoder();

    private final Transport transport;

    Pen(Transport transport) {
        this.transport = transport;
    }

    void write(F frame) {
        transport.send(ENCODER.encode(frame).utf8());
    }
}
