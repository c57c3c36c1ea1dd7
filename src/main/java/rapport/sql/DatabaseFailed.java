package rapport.sql;

/// The database did not do what it was asked to: a full disk, a lost connection, a broken file.
/// Nothing of the failed transaction is stored, except where it is a [CommitInDoubt].
public sealed class DatabaseFailed extends RuntimeException permits CommitInDoubt {
    private static final long serialVersionUID = 1L;

    public DatabaseFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
