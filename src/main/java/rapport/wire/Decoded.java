package rapport.wire;

import java.util.Optional;
import rapport.desk.Code;

/// What the bytes of a frame turned out to be.
public sealed interface Decoded {
    record Frame(ClientFrame frame) implements Decoded {}

    /// @param code `malformed`, `unknown_type` or `too_large`
    /// @param message what was expected, for the programmer of a client. Repeats nothing of what was sent
    /// @param re the frame's id, if one could be read
    record Refused(Code code, String message, Optional<FrameId> re) implements Decoded {}
}
