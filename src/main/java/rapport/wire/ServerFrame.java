package rapport.wire;

/// A frame from the server (contract, section 5). To whom it may go is in its type: to a visitor only a [ToVisitor], to
/// an agent only a [ToAgent]; what either may get is [ToBoth].
public sealed interface ServerFrame permits ToVisitor, ToAgent {}
