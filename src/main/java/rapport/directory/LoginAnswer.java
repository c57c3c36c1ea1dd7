package rapport.directory;

import java.time.Duration;
import java.time.Instant;

/// What became of a try to log in. A wrong password, an unknown login and a disabled account look the same.
public sealed interface LoginAnswer {
    /// The token is shown once, here; only its hash is stored.
    record LoggedIn(String token, Account account, Instant expiresAt) implements LoginAnswer {
        @Override
        public String toString() {
            return "LoggedIn[" + account.id().value() + "]"; // never the token
        }
    }

    record Refused() implements LoginAnswer {}

    /// Too many wrong ones; not even looked at.
    record Throttled(Duration retryAfter) implements LoginAnswer {}
}
