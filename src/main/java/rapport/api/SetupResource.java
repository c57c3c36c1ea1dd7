package rapport.api;

import rapport.directory.Directory;
import rapport.directory.FirstAdministrator;
import rapport.directory.LoginAnswer;
import rapport.replica.Replica;

/// Makes the first administrator, for whoever has seen the terminal. There is nothing here once there is one.
final class SetupResource {
    private final FirstAdministrator first;
    private final Replica desk;

    SetupResource(FirstAdministrator first, Replica desk) {
        this.first = first;
        this.desk = desk;
    }

    Reply create(Call call) {
        if (first.token().isEmpty()) {
            return Reply.refused(Problem.notFound());
        }
        Body body = call.body();
        String token = body.text("token", 1, 100);
        String login = Credentials.login(body);
        String name = Names.read(body);
        String password = Credentials.newPassword(body);
        body.end();
        return first.create(token, login, name, password)
                .map(in -> welcome(in, call))
                .orElseGet(() -> Reply.refused(Problem.forbidden("This is not the link that stands on the terminal.")));
    }

    private Reply welcome(LoginAnswer.LoggedIn in, Call call) {
        AgentsResource.enrol(desk, in.account(), Directory.USUAL_CAPACITY);
        return SessionResource.loggedIn(in, 201, call.envelope().secure());
    }
}
