package rapport.directory;

/// Told when logins end before their time, so that open sockets end with them (close code 4502). Called on the thread
/// that ended it, after the database knows; must not wait.
@FunctionalInterface
public interface Revocations {
    void revoked(LoginId login, RevocationReason reason);
}
