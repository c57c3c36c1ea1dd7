package rapport.api;

import rapport.directory.Directory;
import rapport.directory.FirstAdministrator;
import rapport.directory.LoginAnswer;

/// Makes the first administrator, for whoever has seen the terminal. There is nothing here once there is one.
final class SetupResource {
    private final FirstAdministrator first;
    private final FrontDesk desk;

    SetupResource(FirstAdministrator first, FrontDesk desk) {
        this.first = first;
        this.desk = desk;
    }

    private record Wish(String token, String login, String name, String password) {
        static Wish read(Fields fields) {
            return new Wish(
                    fields.text("token", 1, 100),
                    Credentials.login(fields),
                    Names.read(fields),
                    Credentials.newPassword(fields));
        }

        @Override
        public String toString() {
            return "Wish[" + login + "]"; // never the password
        }
    }

    Reply create(Call call) {
        if (first.token().isEmpty()) {
            return Reply.refused(Problem.notFound());
        }
        Wish wish = call.body(Wish::read);
        return first.create(wish.token(), wish.login(), wish.name(), wish.password())
                .map(in -> welcome(in, call))
                .orElseGet(() -> Reply.refused(Problem.forbidden("This is not the link that stands on the terminal.")));
    }

    private Reply welcome(LoginAnswer.LoggedIn in, Call call) {
        AgentsResource.enrol(desk, in.account(), Directory.USUAL_CAPACITY);
        return SessionResource.loggedIn(in, 201, call.envelope().secure());
    }
}
