package rapport.directory;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import rapport.desk.AgentId;
import rapport.sql.CommitInDoubt;
import rapport.sql.Database;

/// Logins of people with accounts: made by a password, named by a token, ended by logging out, by time, or at once when
/// the account is disabled, deleted or gets another role. Blocks.
public final class Logins {
    private static final Table<?> LOGIN_SESSION = table("login_session");
    private static final Field<byte[]> TOKEN_HASH = field("token_hash", byte[].class);
    private static final Field<String> ACCOUNT = field("account", String.class);
    private static final Field<Long> CREATED_AT = field("created_at", Long.class);
    private static final Field<Long> EXPIRES_AT = field("expires_at", Long.class);
    private static final Table<?> ACCOUNTS = table("account");
    private static final Field<String> ACCOUNT_ID = field("id", String.class);
    private static final Field<Integer> ACCOUNT_DISABLED = field("disabled", Integer.class);

    /// A hash of a password that nobody has, with our parameters: an unknown login takes as long as a known one.
    private static final String NOBODYS_PASSWORD =
            "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    /// How long a login lasts.
    public static final Duration LIFETIME = Duration.ofDays(30);

    private final Database database;
    private final Accounts accounts;
    private final Passwords passwords;
    private final InstantSource clock;
    private final Secrets secrets = new Secrets();
    private final Throttle throttle = new Throttle();
    private final List<Revocations> listeners = new CopyOnWriteArrayList<>();

    Logins(Database database, Accounts accounts, Passwords passwords, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.passwords = passwords;
        this.clock = clock;
        deleteExpired();
    }

    /// Whom to tell when a login ends before its time.
    public void onRevocation(Revocations listener) {
        listeners.add(listener);
    }

    /// `address` is where the try comes from, an IP address.
    public LoginAnswer logIn(String login, String password, String address) {
        Instant now = clock.instant();
        String name = Accounts.normal(login);
        String from = AddressBlock.of(address);
        Duration delay = throttle.delay(name, from, now);
        if (!delay.isZero()) {
            return new LoginAnswer.Throttled(delay);
        }
        Optional<Account> account = accounts.byLogin(name);
        String stored =
                account.flatMap(known -> accounts.passwordOf(known.id())).orElse(NOBODYS_PASSWORD);
        boolean right = passwords.matches(password, stored);
        if (account.isEmpty() || !right || account.get().disabled()) {
            throttle.failed(name, from, now);
            return new LoginAnswer.Refused();
        }
        throttle.succeeded(name, from);
        return start(account.get()).<LoginAnswer>map(in -> in).orElseGet(LoginAnswer.Refused::new);
    }

    /// A login without a password: for the first administrator, who has just chosen theirs. Empty where the account was
    /// disabled or deleted while its password was looked at.
    Optional<LoginAnswer.LoggedIn> start(Account account) {
        Instant now = clock.instant();
        String token = secrets.text();
        Instant expiresAt = now.plus(LIFETIME);
        int started = database.write(sql -> sql.insertInto(LOGIN_SESSION, TOKEN_HASH, ACCOUNT, CREATED_AT, EXPIRES_AT)
                .select(sql.select(
                                val(Secrets.sha256(token)),
                                ACCOUNT_ID,
                                val(now.toEpochMilli()),
                                val(expiresAt.toEpochMilli()))
                        .from(ACCOUNTS)
                        .where(ACCOUNT_ID.eq(account.id().value()), ACCOUNT_DISABLED.eq(0)))
                .execute());
        return started == 1 ? Optional.of(new LoginAnswer.LoggedIn(token, account, expiresAt)) : Optional.empty();
    }

    /// Who holds this token; empty where it is wrong, expired or revoked, or the account disabled.
    public Optional<Principal.Staff> holder(String token) {
        byte[] hash = Secrets.sha256(token);
        Optional<String> account = database.peek(sql -> sql.select(ACCOUNT)
                .from(LOGIN_SESSION)
                .where(TOKEN_HASH.eq(hash), EXPIRES_AT.gt(clock.millis()))
                .fetchOptional(ACCOUNT));
        return account.flatMap(id -> accounts.byId(new AgentId(id)))
                .filter(known -> !known.disabled())
                .map(known -> new Principal.Staff(known.id(), known.role(), id(hash)));
    }

    public void logOut(LoginId login) {
        byte[] hash = HexFormat.of().parseHex(login.value());
        try {
            database.write(sql ->
                    sql.deleteFrom(LOGIN_SESSION).where(TOKEN_HASH.eq(hash)).execute());
        } catch (CommitInDoubt doubt) {
            listeners.forEach(listener -> listener.loggedOut(login));
            throw doubt;
        }
        listeners.forEach(listener -> listener.loggedOut(login));
    }

    /// Ends every login of an account, as part of a transaction after which [#tell] has to follow.
    void delete(DSLContext sql, AgentId account) {
        sql.deleteFrom(LOGIN_SESSION).where(ACCOUNT.eq(account.value())).execute();
    }

    void tell(AgentId account, RevocationReason reason) {
        listeners.forEach(listener -> listener.ended(account, reason));
    }

    private void deleteExpired() {
        database.write(sql -> sql.deleteFrom(LOGIN_SESSION)
                .where(EXPIRES_AT.le(clock.millis()))
                .execute());
    }

    private static LoginId id(byte[] hash) {
        return new LoginId(HexFormat.of().formatHex(hash));
    }
}
