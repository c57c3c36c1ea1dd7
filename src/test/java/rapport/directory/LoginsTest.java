package rapport.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.desk.AgentId;
import rapport.desk.Role;
import rapport.sql.CommitInDoubt;
import rapport.sql.Database;
import rapport.sql.DatabaseFailed;

/// Accounts and logins, on a real database.
final class LoginsTest {
    private static final AccountChange DISABLE =
            new AccountChange(Optional.empty(), Optional.empty(), Optional.of(true));
    private static final AccountChange PROMOTE =
            new AccountChange(Optional.empty(), Optional.of(Role.SUPERVISOR), Optional.empty());

    private record Ended(AgentId account, RevocationReason reason) {}

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();
    private final List<Ended> ended = new ArrayList<>();
    private final List<LoginId> loggedOut = new ArrayList<>();
    private Database database;
    private Directory directory;
    private Account li;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        start();
        li = create("Li", Role.AGENT);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void start() {
        directory = new Directory(database, clock);
        directory.logins().onRevocation(new Revocations() {
            @Override
            public void loggedOut(LoginId login) {
                loggedOut.add(login);
            }

            @Override
            public void ended(AgentId account, RevocationReason reason) {
                ended.add(new Ended(account, reason));
            }
        });
    }

    @Test
    void theRightPasswordGivesATokenThatNamesTheAccount() {
        String token = logIn("li", "correct horse").token();
        assertThat(directory.logins().holder(token))
                .hasValueSatisfying(staff -> assertThat(staff.id()).isEqualTo(li.id()))
                .hasValueSatisfying(staff -> assertThat(staff.role()).isEqualTo(Role.AGENT));
    }

    @Test
    void loginsAreTheSameInUpperAndLowerCase() {
        assertThat(directory.logins().logIn(" LI ", "correct horse", "10.0.0.1"))
                .isInstanceOf(LoginAnswer.LoggedIn.class);
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginLookTheSame() {
        assertThat(directory.logins().logIn("li", "wrong", "10.0.0.1")).isEqualTo(new LoginAnswer.Refused());
        assertThat(directory.logins().logIn("nobody", "wrong", "10.0.0.1")).isEqualTo(new LoginAnswer.Refused());
    }

    @Test
    void aStrangersTokenIsNobodys() {
        assertThat(directory.logins().holder("made up")).isEmpty();
    }

    @Test
    void guessingIsThrottledAndTellsForHowLong() {
        for (int i = 0; i < 6; i++) {
            directory.logins().logIn("li", "wrong " + i, "10.0.0.1");
        }
        assertThat(directory.logins().logIn("li", "correct horse", "10.0.0.1"))
                .isEqualTo(new LoginAnswer.Throttled(Duration.ofSeconds(1)));
        clock.pass(Duration.ofSeconds(1));
        assertThat(directory.logins().logIn("li", "correct horse", "10.0.0.1"))
                .isInstanceOf(LoginAnswer.LoggedIn.class);
    }

    @Test
    void neitherPasswordNorTokenIsStored() {
        String token = logIn("li", "correct horse").token();
        String everything =
                database.read(sql -> sql.fetch("select * from account").formatCSV()
                        + sql.fetch("select * from login_session").formatCSV());
        assertThat(everything).doesNotContain(token).doesNotContain("correct horse");
        assertThat(everything).contains("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void loggingOutEndsThatLoginAndNoOther() {
        LoginAnswer.LoggedIn one = logIn("li", "correct horse");
        LoginAnswer.LoggedIn other = logIn("li", "correct horse");
        LoginId login = directory.logins().holder(one.token()).orElseThrow().login();
        directory.logins().logOut(login);
        assertThat(directory.logins().holder(one.token())).isEmpty();
        assertThat(directory.logins().holder(other.token())).isPresent();
        assertThat(loggedOut).containsExactly(login);
    }

    @Test
    void aLoginIsOverAfterItsTime() {
        String token = logIn("li", "correct horse").token();
        clock.pass(Logins.LIFETIME.minusSeconds(1));
        assertThat(directory.logins().holder(token)).isPresent();
        clock.pass(Duration.ofSeconds(2));
        assertThat(directory.logins().holder(token)).isEmpty();
    }

    @Test
    void disablingAnAccountEndsItsLoginsAtOnceAndKeepsItOut() {
        LoginAnswer.LoggedIn login = logIn("li", "correct horse");
        change(DISABLE);
        assertThat(directory.logins().holder(login.token())).isEmpty();
        assertThat(ended).extracting(Ended::reason).containsExactly(RevocationReason.ACCOUNT_DISABLED);
        assertThat(directory.logins().logIn("li", "correct horse", "10.0.0.1")).isEqualTo(new LoginAnswer.Refused());
    }

    @Test
    void anotherRoleEndsLoginsAnotherNameDoesNot() {
        String token = logIn("li", "correct horse").token();
        change(new AccountChange(Optional.of("Li Wei"), Optional.empty(), Optional.empty()));
        assertThat(directory.logins().holder(token)).isPresent();
        change(PROMOTE);
        assertThat(directory.logins().holder(token)).isEmpty();
        assertThat(ended).extracting(Ended::reason).containsExactly(RevocationReason.ROLE_CHANGED);
    }

    @Test
    void aRoleThatCannotBeStoredWithTheEndOfItsLoginsIsNotChangedAtAll() {
        String token = logIn("li", "correct horse").token();
        execute("create trigger full before delete on login_session begin select raise(abort, 'full'); end");
        assertThatThrownBy(() -> change(PROMOTE)).isInstanceOf(DatabaseFailed.class);
        assertThat(directory.accounts().byId(li.id())).contains(li);
        assertThat(ended).isEmpty();
        execute("drop trigger full");
        change(PROMOTE);
        assertThat(directory.logins().holder(token)).isEmpty();
        assertThat(ended).containsExactly(new Ended(li.id(), RevocationReason.ROLE_CHANGED));
    }

    @Test
    void socketsEndAlsoWhenItIsNotKnownWhetherTheirLoginsDid() {
        Principal.Staff staff =
                directory.logins().holder(logIn("li", "correct horse").token()).orElseThrow();
        commitsFail("update on account");
        assertThatThrownBy(() -> change(DISABLE)).isInstanceOf(CommitInDoubt.class);
        assertThat(ended).containsExactly(new Ended(li.id(), RevocationReason.ACCOUNT_DISABLED));
        commitsFail("delete on login_session");
        assertThatThrownBy(() -> directory.logins().logOut(staff.login())).isInstanceOf(CommitInDoubt.class);
        assertThat(loggedOut).containsExactly(staff.login());
    }

    /// What is wrong with a deferred key is found at the commit.
    private void commitsFail(String at) {
        execute(
                "create table if not exists doubt (account text references account (id) deferrable initially deferred)");
        execute("create trigger doubt_at_" + at.replace(' ', '_') + " after " + at
                + " begin insert into doubt values ('nobody'); end");
    }

    private void execute(String statement) {
        database.write(sql -> sql.execute(statement));
    }

    @Test
    void whoHasAnotherRoleOrIsDisabledOrDeletedHasNoRightsFromBefore() {
        Principal.Staff staff =
                directory.logins().holder(logIn("li", "correct horse").token()).orElseThrow();
        assertThat(directory.holds(staff)).isTrue();
        change(PROMOTE);
        assertThat(directory.holds(staff)).isFalse();
        Principal.Staff supervisor = new Principal.Staff(staff.id(), Role.SUPERVISOR, staff.login());
        assertThat(directory.holds(supervisor)).isTrue();
        change(DISABLE);
        assertThat(directory.holds(supervisor)).isFalse();
        directory.delete(li.id());
        assertThat(directory.holds(supervisor)).isFalse();
    }

    @Test
    void aLoginNameIsGivenOnce() {
        assertThat(directory.accounts().create(new NewAccount("LI", "Another", "password", Role.AGENT)))
                .isEqualTo(new AccountAnswer.LoginTaken());
    }

    @Test
    void theLastAdministratorStays() {
        Account root = create("root", Role.ADMINISTRATOR);
        AccountChange disable = new AccountChange(Optional.empty(), Optional.empty(), Optional.of(true));
        AccountChange demote = new AccountChange(Optional.empty(), Optional.of(Role.AGENT), Optional.empty());
        assertThat(directory.change(root.id(), disable)).isEqualTo(new AccountAnswer.LastAdministrator());
        assertThat(directory.change(root.id(), demote)).isEqualTo(new AccountAnswer.LastAdministrator());
        assertThat(directory.delete(root.id())).isEqualTo(new AccountAnswer.LastAdministrator());
        create("root2", Role.ADMINISTRATOR);
        assertThat(directory.change(root.id(), disable)).isInstanceOf(AccountAnswer.Changed.class);
    }

    @Test
    void deletingAnAccountEndsItsLoginsFreesItsLoginAndRemembersWhoItWas() {
        String token = logIn("li", "correct horse").token();
        assertThat(directory.delete(li.id())).isEqualTo(new AccountAnswer.Deleted(li));
        assertThat(directory.delete(li.id())).isEqualTo(new AccountAnswer.NoSuchAccount());
        assertThat(ended).extracting(Ended::reason).containsExactly(RevocationReason.ACCOUNT_DELETED);
        assertThat(directory.logins().logIn("li", "correct horse", "10.0.0.1")).isEqualTo(new LoginAnswer.Refused());
        Account other = create("li", Role.AGENT);
        assertThat(other.id()).isNotEqualTo(li.id());
        for (boolean again : new boolean[] {false, true}) {
            if (again) {
                start();
            }
            assertThat(directory.logins().holder(token)).isEmpty();
            assertThat(directory.accounts().byId(li.id())).isEmpty();
            assertThat(directory.accounts().all()).containsExactly(other);
            assertThat(directory.accounts().former())
                    .containsExactly(new FormerAccount(li, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        }
    }

    @Test
    void whoIsDisabledOrDeletedWhileTheirPasswordIsLookedAtIsNotLetIn() {
        directory.delete(li.id());
        assertThat(directory.logins().start(li)).isEmpty();
        Account mei = create("mei", Role.AGENT);
        directory.change(mei.id(), new AccountChange(Optional.empty(), Optional.empty(), Optional.of(true)));
        assertThat(directory.logins().start(mei)).isEmpty();
    }

    @Test
    void everythingIsThereAfterARestart() {
        String token = logIn("li", "correct horse").token();
        start();
        assertThat(directory.accounts().all()).containsExactly(li);
        assertThat(directory.logins().holder(token)).isPresent();
    }

    @Test
    void theFirstAdministratorIsMadeOnceByWhoeverHoldsTheToken() {
        FirstAdministrator first = directory.firstAdministrator();
        String token = first.token().orElseThrow();
        assertThat(first.create("guess", "root", "Root", "a long password")).isEmpty();
        LoginAnswer.LoggedIn login =
                first.create(token, "root", "Root", "a long password").orElseThrow();
        assertThat(directory.logins().holder(login.token()).orElseThrow().role())
                .isEqualTo(Role.ADMINISTRATOR);
        assertThat(first.token()).isEmpty();
        assertThat(first.create(token, "root2", "Root", "a long password")).isEmpty();
        start();
        assertThat(directory.firstAdministrator().token()).isEmpty();
    }

    @Test
    void thereIsNoTokenForTheFirstAdministratorOnceOneIsMadeByOtherMeans() {
        FirstAdministrator first = directory.firstAdministrator();
        String token = first.token().orElseThrow();
        create("root", Role.ADMINISTRATOR);
        assertThat(first.token()).isEmpty();
        assertThat(first.create(token, "root2", "Root", "a long password")).isEmpty();
    }

    private Account create(String login, Role role) {
        var answer = directory.accounts().create(new NewAccount(login, login, "correct horse", role));
        return ((AccountAnswer.Created) answer).account();
    }

    private void change(AccountChange change) {
        assertThat(directory.change(li.id(), change)).isInstanceOf(AccountAnswer.Changed.class);
    }

    private LoginAnswer.LoggedIn logIn(String login, String password) {
        return (LoginAnswer.LoggedIn) directory.logins().logIn(login, password, "10.0.0.1");
    }
}
