package rapport.directory;

/// Why all logins of an account ended.
public enum RevocationReason {
    ACCOUNT_DISABLED,
    ACCOUNT_DELETED,
    ROLE_CHANGED
}
