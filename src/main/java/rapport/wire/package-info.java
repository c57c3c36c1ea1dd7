/// The frames of the wire contract v1 and their codec, nothing else. No I/O, no state, no session.
///
/// From a client: bytes, [rapport.wire.FrameDecoder], a [rapport.wire.ClientFrame] or a refusal. To a client: a
/// [rapport.wire.ToVisitor] or a [rapport.wire.ToAgent], [rapport.wire.FrameEncoder], bytes. What a visitor may not see
/// has no place in any [rapport.wire.ToVisitor].
@NullMarked
package rapport.wire;

import org.jspecify.annotations.NullMarked;
