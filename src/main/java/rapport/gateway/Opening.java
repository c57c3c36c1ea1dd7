package rapport.gateway;

/// Makes a session of a new connection.
public interface Opening {
    /// Called on the connection's loop, before anything is read from it. May close it.
    Transport.Inbound opened(Transport transport, Peer peer);
}
