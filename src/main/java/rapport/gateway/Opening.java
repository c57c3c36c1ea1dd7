package rapport.gateway;

/// Makes a session of a new connection.
public interface Opening {
    /// Called on the connection's loop, before anything is read from it. May close it.
    ///
    /// @param greeted to be run once it is known who it is, or that they are not let in
    Transport.Inbound opened(Transport transport, Peer peer, Runnable greeted);
}
