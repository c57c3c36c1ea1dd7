package rapport.api;

import java.util.Locale;
import java.util.Map;
import rapport.directory.Account;
import rapport.directory.Accounts;
import rapport.directory.LoginAnswer;
import rapport.directory.LoginCookie;
import rapport.directory.Logins;

/// One's own login: made, looked at, ended.
final class SessionResource {
    private final Logins logins;
    private final Accounts accounts;

    SessionResource(Logins logins, Accounts accounts) {
        this.logins = logins;
        this.accounts = accounts;
    }

    /// Who logged in.
    record Person(String id, String name, String role) {
        static Person of(Account account) {
            return new Person(
                    account.id().value(), account.name(), account.role().name().toLowerCase(Locale.ROOT));
        }
    }

    record LoggedIn(String token, Person agent) {}

    record Session(Person agent) {}

    private record Try(String login, String password) {
        static Try read(Fields fields) {
            fields.optionalText("otp", 1, 16); // for accounts with a second factor; none has one yet
            return new Try(
                    fields.text("login", 1, Credentials.LONGEST_LOGIN),
                    fields.text("password", 1, Credentials.LONGEST_PASSWORD));
        }

        @Override
        public String toString() {
            return "Try[" + login + "]"; // never the password
        }
    }

    Reply create(Call call) {
        Try shown = call.body(Try::read);
        return switch (logins.logIn(
                shown.login(), shown.password(), call.envelope().address())) {
            case LoginAnswer.LoggedIn in -> loggedIn(in, 200, call.envelope().secure());
            case LoginAnswer.Refused refused ->
                Reply.refused(Problem.of(401, "unauthenticated", "Login or password is wrong."));
            case LoginAnswer.Throttled(var wait) -> Reply.refused(Problem.tooMany(wait));
        };
    }

    Reply read(Call call) {
        return accounts.byId(call.staff().id())
                .map(account -> Reply.ok(new Session(Person.of(account))))
                .orElseGet(() -> Reply.refused(Problem.unauthenticated()));
    }

    Reply delete(Call call) {
        logins.logOut(call.staff().login());
        return new Reply.Empty(
                Map.of(Headers.SET_COOKIE, LoginCookie.clear(call.envelope().secure())));
    }

    static Reply loggedIn(LoginAnswer.LoggedIn in, int status, boolean secure) {
        String cookie = LoginCookie.set(in.token(), Logins.LIFETIME, secure);
        return new Reply.Json(
                status, new LoggedIn(in.token(), Person.of(in.account())), Map.of(Headers.SET_COOKIE, cookie));
    }
}
