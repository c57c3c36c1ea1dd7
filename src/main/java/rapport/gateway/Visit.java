package rapport.gateway;

/// A connection that was let in, as [Entrance] counts it. Belongs to the connection's loop.
final class Visit {
    private final Entrance entrance;
    private final Peer peer;
    private boolean arrived;
    private boolean left;

    Visit(Entrance entrance, Peer peer) {
        this.entrance = entrance;
        this.peer = peer;
    }

    Peer peer() {
        return peer;
    }

    /// The `hello` was judged.
    void arrived() {
        if (!arrived) {
            arrived = true;
            entrance.arrivals().over();
        }
    }

    /// The connection is gone.
    void left() {
        if (!left) {
            left = true;
            arrived();
            entrance.admission().leave(peer.address());
        }
    }
}
