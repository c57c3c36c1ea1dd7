package rapport.directory;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Function;
import rapport.desk.AgentId;
import rapport.sql.CommitInDoubt;
import rapport.sql.Database;

/// Everything there is to ask about who is who, built over one database.
public final class Directory {
    /// How many conversations an agent may be given at once, if nobody says otherwise.
    public static final int USUAL_CAPACITY = 4;

    private static final int EPOCH_BYTES = 8;

    private final Ids ids = new Ids();
    private final Sites sites;
    private final Accounts accounts;
    private final Logins logins;
    private final Visitors visitors;
    private final FirstAdministrator firstAdministrator;
    private final String epoch;

    public Directory(Database database, InstantSource clock) {
        Passwords passwords = new Passwords();
        sites = new Sites(database, ids, clock);
        accounts = new Accounts(database, ids, passwords, clock);
        logins = new Logins(database, accounts, passwords, clock);
        ServerSecrets secrets = new ServerSecrets(database);
        epoch = HexFormat.of().formatHex(secrets.named("epoch"), 0, EPOCH_BYTES);
        visitors = new Visitors(new VisitorTokens(secrets.named("visitor-token")), new Identities(clock), ids);
        firstAdministrator = new FirstAdministrator(accounts, logins);
    }

    /// From the next start on this installation's history has another name: what clients hold may differ from it.
    public static void renewEpoch(Database database) {
        new ServerSecrets(database).renew("epoch");
    }

    public Ids ids() {
        return ids;
    }

    /// Names the history of this installation, until a backup is put back.
    public String epoch() {
        return epoch;
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
        return ending(id, logins -> accounts.change(id, change, logins));
    }

    /// Deletes an account and ends its logins. Its name stays in what was said, and its login is free.
    public AccountAnswer delete(AgentId id) {
        return ending(id, logins -> accounts.delete(id, logins));
    }

    /// Whether somebody who was let in may still do what they could do then. Looks into memory only.
    public boolean holds(Principal.Staff staff) {
        return accounts.byId(staff.id())
                .filter(account -> !account.disabled() && account.role() == staff.role())
                .isPresent();
    }

    /// Whoever has a socket is told also when it is not known whether the logins have ended: rather one login too many
    /// ends than one too few.
    private AccountAnswer ending(AgentId id, Function<Accounts.Ending, AccountAnswer> change) {
        Set<RevocationReason> reasons = EnumSet.noneOf(RevocationReason.class);
        Accounts.Ending ending = (sql, reason) -> {
            logins.delete(sql, id);
            reasons.add(reason);
        };
        try {
            AccountAnswer answer = change.apply(ending);
            reasons.forEach(reason -> logins.tell(id, reason));
            return answer;
        } catch (CommitInDoubt doubt) {
            reasons.forEach(reason -> logins.tell(id, reason));
            throw doubt;
        }
    }
}
