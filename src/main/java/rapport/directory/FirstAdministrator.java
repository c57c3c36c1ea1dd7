package rapport.directory;

import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rapport.desk.Role;

/// Lets whoever holds a token that was shown on the terminal make the first administrator, once. There is no token as
/// long as there is an administrator, and none survives a restart.
public final class FirstAdministrator {
    private final Accounts accounts;
    private final Logins logins;
    private @Nullable String token;

    FirstAdministrator(Accounts accounts, Logins logins) {
        this.accounts = accounts;
        this.logins = logins;
        this.token = accounts.anyAdministrator() ? null : new Secrets().text();
    }

    /// The token to show on the terminal; empty where there is an administrator already.
    public synchronized Optional<String> token() {
        return Optional.ofNullable(token);
    }

    /// Makes the account and logs it in; empty where the token is wrong or was used.
    public synchronized Optional<LoginAnswer.LoggedIn> create(
            String shown, String login, String name, String password) {
        String wanted = token;
        if (wanted == null || !MessageDigest.isEqual(Secrets.sha256(wanted), Secrets.sha256(shown))) {
            return Optional.empty();
        }
        NewAccount account = new NewAccount(login, name, password, Role.ADMINISTRATOR);
        return switch (accounts.create(account)) {
            case AccountAnswer.Created(Account stored) -> {
                token = null;
                yield logins.start(stored);
            }
            case AccountAnswer.Changed changed -> Optional.empty();
            case AccountAnswer.Deleted deleted -> Optional.empty();
            case AccountAnswer.LoginTaken taken -> Optional.empty();
            case AccountAnswer.NoSuchAccount none -> Optional.empty();
            case AccountAnswer.LastAdministrator last -> Optional.empty();
        };
    }
}
