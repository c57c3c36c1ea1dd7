package rapport.directory;

/// Why a login ended.
public enum RevocationReason {
    LOGGED_OUT,
    ACCOUNT_DISABLED,
    ACCOUNT_DELETED,
    ROLE_CHANGED
}
