package rapport.directory;

import rapport.desk.AgentId;

/// Told when logins end before their time, so that open sockets end with them (close code 4502). Called on the thread
/// that ended it, after the database knows, or when it may know; must not wait.
public interface Revocations {
    /// Somebody logged out.
    void loggedOut(LoginId login);

    /// Every login of an account has ended.
    void ended(AgentId account, RevocationReason reason);
}
