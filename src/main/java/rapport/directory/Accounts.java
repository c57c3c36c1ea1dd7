package rapport.directory;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import rapport.desk.AgentId;
import rapport.desk.Role;
import rapport.sql.CommitInDoubt;
import rapport.sql.Database;
import rapport.sql.DatabaseFailed;
import rapport.sql.Work;

/// The accounts of agents, supervisors and administrators. All of them, without their passwords, are in memory too, so
/// that asking never waits and may be done on an event loop. Changes go to the database first and block.
public final class Accounts {
    private static final Table<?> ACCOUNT = table("account");
    private static final Field<String> ID = field("id", String.class);
    private static final Field<String> LOGIN = field("login", String.class);
    private static final Field<String> NAME = field("name", String.class);
    private static final Field<String> PASSWORD = field("password", String.class);
    private static final Field<String> ROLE = field("role", String.class);
    private static final Field<Integer> DISABLED = field("disabled", Integer.class);
    private static final Field<Long> CREATED_AT = field("created_at", Long.class);
    private static final Table<?> FORMER_ACCOUNT = table("former_account");
    private static final Field<Long> DELETED_AT = field("deleted_at", Long.class);

    private final Database database;
    private final Ids ids;
    private final Passwords passwords;
    private final InstantSource clock;
    private final Map<AgentId, Account> byId = new ConcurrentHashMap<>();

    Accounts(Database database, Ids ids, Passwords passwords, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.passwords = passwords;
        this.clock = clock;
        List<Account> stored = database.peek(
                sql -> sql.select(ID, LOGIN, NAME, ROLE, DISABLED).from(ACCOUNT).fetch(Accounts::account));
        stored.forEach(account -> byId.put(account.id(), account));
    }

    /// In the order in which they were made.
    public List<Account> all() {
        return byId.values().stream()
                .sorted(Comparator.comparing(account -> account.id().value()))
                .toList();
    }

    /// Those that were deleted, in the order in which they were made. Blocks.
    public List<FormerAccount> former() {
        return database.peek(sql -> sql.select(ID, LOGIN, NAME, ROLE, DISABLED, DELETED_AT)
                .from(FORMER_ACCOUNT)
                .orderBy(ID)
                .fetch(row -> new FormerAccount(account(row), Instant.ofEpochMilli(row.get(DELETED_AT)))));
    }

    /// Without those that were deleted.
    public Optional<Account> byId(AgentId id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Account> byLogin(String login) {
        String wanted = normal(login);
        return byId.values().stream()
                .filter(account -> account.login().equals(wanted))
                .findAny();
    }

    boolean anyAdministrator() {
        return byId.values().stream().anyMatch(Accounts::administers);
    }

    public AccountAnswer create(NewAccount wanted) {
        String hash = passwords.hash(wanted.password()); // outside the lock: it takes long
        synchronized (this) {
            if (byLogin(wanted.login()).isPresent()) {
                return new AccountAnswer.LoginTaken();
            }
            Account account = new Account(ids.agent(), normal(wanted.login()), wanted.name(), wanted.role(), false);
            database.write(sql -> sql.insertInto(ACCOUNT)
                    .set(ID, account.id().value())
                    .set(LOGIN, account.login())
                    .set(NAME, account.name())
                    .set(PASSWORD, hash)
                    .set(ROLE, stored(account.role()))
                    .set(DISABLED, 0)
                    .set(CREATED_AT, clock.millis())
                    .execute());
            byId.put(account.id(), account);
            return new AccountAnswer.Created(account);
        }
    }

    /// Ends the logins of an account, in the transaction that gives the reason.
    @FunctionalInterface
    interface Ending {
        void end(DSLContext sql, RevocationReason reason);
    }

    /// @param logins asked to end them where the account may do less or other things from now on
    synchronized AccountAnswer change(AgentId id, AccountChange change, Ending logins) {
        Account account = byId.get(id);
        if (account == null) {
            return new AccountAnswer.NoSuchAccount();
        }
        Account changed = new Account(
                id,
                account.login(),
                change.name().orElse(account.name()),
                change.role().orElse(account.role()),
                change.disabled().orElse(account.disabled()));
        if (administers(account) && !administers(changed) && isOnlyAdministrator(id)) {
            return new AccountAnswer.LastAdministrator();
        }
        write(sql -> {
            if (changed.disabled()) {
                logins.end(sql, RevocationReason.ACCOUNT_DISABLED);
            } else if (account.role() != changed.role()) {
                logins.end(sql, RevocationReason.ROLE_CHANGED);
            }
            return sql.update(ACCOUNT)
                    .set(NAME, changed.name())
                    .set(ROLE, stored(changed.role()))
                    .set(DISABLED, changed.disabled() ? 1 : 0)
                    .where(ID.eq(id.value()))
                    .execute();
        });
        byId.put(id, changed);
        return new AccountAnswer.Changed(account, changed);
    }

    /// Keeps of an account what history needs. Its login is free from then on.
    ///
    synchronized AccountAnswer delete(AgentId id, Ending logins) {
        Account account = byId.get(id);
        if (account == null) {
            return new AccountAnswer.NoSuchAccount();
        }
        if (administers(account) && isOnlyAdministrator(id)) {
            return new AccountAnswer.LastAdministrator();
        }
        long now = clock.millis();
        write(sql -> {
            logins.end(sql, RevocationReason.ACCOUNT_DELETED);
            sql.insertInto(FORMER_ACCOUNT, ID, LOGIN, NAME, ROLE, DISABLED, CREATED_AT, DELETED_AT)
                    .select(sql.select(ID, LOGIN, NAME, ROLE, DISABLED, CREATED_AT, val(now))
                            .from(ACCOUNT)
                            .where(ID.eq(id.value())))
                    .execute();
            return sql.deleteFrom(ACCOUNT).where(ID.eq(id.value())).execute();
        });
        byId.remove(id);
        return new AccountAnswer.Deleted(account);
    }

    /// Does what may be done twice. Whether a commit in doubt was stored is found out by doing the same again; where
    /// that fails too, the doubt stays.
    private void write(Work<Integer> work) {
        try {
            database.write(work);
        } catch (CommitInDoubt doubt) {
            try {
                database.write(work);
            } catch (DatabaseFailed again) {
                doubt.addSuppressed(again);
                throw doubt;
            }
        }
    }

    Optional<String> passwordOf(AgentId id) {
        return database.peek(sql ->
                sql.select(PASSWORD).from(ACCOUNT).where(ID.eq(id.value())).fetchOptional(PASSWORD));
    }

    private boolean isOnlyAdministrator(AgentId id) {
        return byId.values().stream()
                .noneMatch(other -> administers(other) && !other.id().equals(id));
    }

    private static boolean administers(Account account) {
        return account.role() == Role.ADMINISTRATOR && !account.disabled();
    }

    static String normal(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    private static String stored(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Account account(Record row) {
        return new Account(
                new AgentId(row.get(ID)),
                row.get(LOGIN),
                row.get(NAME),
                Role.valueOf(row.get(ROLE).toUpperCase(Locale.ROOT)),
                row.get(DISABLED) != 0);
    }
}
