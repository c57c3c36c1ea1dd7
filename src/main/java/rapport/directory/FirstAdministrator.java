package rapport.directory;

import java.security.MessageDigest;
import java.util.Optional;
import rapport.desk.Role;

/// Lets whoever holds a token that was shown on the terminal make the first administrator, once. There is no token as
/// long as there is an administrator, and none survives a restart.
public final class FirstAdministrator {
    private final Accounts accounts;
    private final Logins logins;
    private final String token = new Secrets().text();

    FirstAdministrator(Accounts accounts, Logins logins) {
        this.accounts = accounts;
        this.logins = logins;
    }

    /// The token to show on the terminal; empty where there is an administrator already.
    public synchronized Optional<String> token() {
        return accounts.anyAdministrator() ? Optional.empty() : Optional.of(token);
    }

    /// Makes the account and logs it in; empty where the token is wrong or was used.
    public synchronized Optional<LoginAnswer.LoggedIn> create(
            String shown, String login, String name, String password) {
        boolean right = token().filter(wanted -> MessageDigest.isEqual(Secrets.sha256(wanted), Secrets.sha256(shown)))
                .isPresent();
        if (!right) {
            return Optional.empty();
        }
        NewAccount account = new NewAccount(login, name, password, Role.ADMINISTRATOR);
        return switch (accounts.create(account)) {
            case AccountAnswer.Created(Account stored) -> logins.start(stored);
            case AccountAnswer.Changed changed -> Optional.empty();
            case AccountAnswer.Deleted deleted -> Optional.empty();
            case AccountAnswer.LoginTaken taken -> Optional.empty();
            case AccountAnswer.NoSuchAccount none -> Optional.empty();
            case AccountAnswer.LastAdministrator last -> Optional.empty();
        };
    }
}
