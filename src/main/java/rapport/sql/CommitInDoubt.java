package rapport.sql;

/// COMMIT itself failed: the transaction may be stored or not, and may even land later.
/// Only occupying the same keys again tells which; reading does not.
public final class CommitInDoubt extends DatabaseFailed {
    private static final long serialVersionUID = 1L;

    public CommitInDoubt(String message, Throwable cause) {
        super(message, cause);
    }
}
