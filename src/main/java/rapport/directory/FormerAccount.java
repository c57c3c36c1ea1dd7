package rapport.directory;

import java.time.Instant;

/// An account that was deleted, as it was.
public record FormerAccount(Account account, Instant deletedAt) {}
