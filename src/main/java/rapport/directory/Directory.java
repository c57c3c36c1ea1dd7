package rapport.directory;

import java.time.InstantSource;
import rapport.desk.AgentId;
import rapport.sql.Database;

/// Everything there is to ask about who is who, built over one database.
public final class Directory {
    /// How many conversations an agent may be given at once, if nobody says otherwise.
    public static final int USUAL_CAPACITY = 4;

    private final Ids ids = new Ids();
    private final Sites sites;
    private final Accounts accounts;
    private final Logins logins;
    private final Visitors visitors;
    private final FirstAdministrator firstAdministrator;

    public Directory(Database database, InstantSource clock) {
        Passwords passwords = new Passwords();
        sites = new Sites(database, ids, clock);
        accounts = new Accounts(database, ids, passwords, clock);
        logins = new Logins(database, accounts, passwords, clock);
        visitors = new Visitors(
                new VisitorTokens(new ServerSecrets(database).named("visitor-token")), new Identities(clock), ids);
        firstAdministrator = new FirstAdministrator(accounts, logins);
    }

    public Ids ids() {
        return ids;
    }

    public Sites sites() {
        return sites;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Logins logins() {
        return logins;
    }

    public Visitors visitors() {
        return visitors;
    }

    public FirstAdministrator firstAdministrator() {
        return firstAdministrator;
    }

    /// Changes an account; ends its logins where it may do less or other things from now on.
    public AccountAnswer change(AgentId id, AccountChange change) {
        AccountAnswer answer = accounts.change(id, change);
        if (answer instanceof AccountAnswer.Changed(Account before, Account after)) {
            if (after.disabled()) {
                logins.revoke(id, RevocationReason.ACCOUNT_DISABLED);
            } else if (before.role() != after.role()) {
                logins.revoke(id, RevocationReason.ROLE_CHANGED);
            }
        }
        return answer;
    }
}
