package rapport.wire;

/// A frame from a client, well formed and within all limits, but not yet allowed: *who* speaks is what the session
/// knows.
///
/// One record for each frame of the contract, section 4. Who may send it is in its type: after the [Hello], a visitor
/// sends only what is [FromVisitor], an agent only what is [FromAgent]; some frames are both.
public sealed interface ClientFrame permits FromVisitor, FromAgent, ClientFrame.Request {
    /// A frame with an id: it gets exactly one reply, whose `re` is that id. All others get none, whatever happens.
    sealed interface Request extends ClientFrame
            permits Hello,
                    FromBoth.Send,
                    FromBoth.History,
                    FromBoth.Close,
                    FromVisitor.DescribeProfile,
                    FromVisitor.Rate,
                    FromAgent.Availability,
                    FromAgent.Watch,
                    FromAgent.Open,
                    FromAgent.Leave,
                    FromAgent.Take,
                    FromAgent.Transfer,
                    FromAgent.Release {
        FrameId id();
    }
}
