package rapport.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.Limits;
import rapport.desk.Role;
import rapport.desk.Status;
import rapport.directory.Account;
import rapport.directory.AccountAnswer;
import rapport.directory.AccountChange;
import rapport.directory.Directory;
import rapport.directory.NewAccount;
import rapport.replica.AgentState;
import rapport.replica.Replica;
import rapport.replica.View;

/// The people who answer: their accounts, and how they stand at the desk.
final class AgentsResource {
    private final Directory directory;
    private final Replica desk;

    AgentsResource(Directory directory, Replica desk) {
        this.directory = directory;
        this.desk = desk;
    }

    record Shown(
            String id,
            String login,
            String name,
            String role,
            int capacity,
            String status,
            int load,
            boolean disabled) {
        static Shown of(Account account, Optional<AgentState> state) {
            return new Shown(
                    account.id().value(),
                    account.login(),
                    account.name(),
                    account.role().name().toLowerCase(Locale.ROOT),
                    state.map(known -> known.agent().capacity()).orElse(0),
                    state.map(known -> known.agent().status())
                            .orElse(Status.OFFLINE)
                            .name()
                            .toLowerCase(Locale.ROOT),
                    state.map(AgentState::load).orElse(0),
                    account.disabled());
        }
    }

    record Listed(List<Shown> agents) {}

    Reply list(Call call) {
        Map<AgentId, AgentState> states = desk.inspect(View::agents).stream()
                .collect(Collectors.toMap(state -> state.agent().id(), Function.identity()));
        return Reply.ok(new Listed(directory.accounts().all().stream()
                .map(account -> Shown.of(account, Optional.ofNullable(states.get(account.id()))))
                .toList()));
    }

    Reply create(Call call) {
        Body body = call.body();
        String login = Credentials.login(body);
        String name = Names.read(body);
        String password = Credentials.newPassword(body);
        Role role = body.optionalChoice("role", Role.class).orElse(Role.AGENT);
        int capacity = body.optionalNumber("capacity", 0, Limits.CAPACITY).orElse(Directory.USUAL_CAPACITY);
        body.end();
        AccountAnswer answer = directory.accounts().create(new NewAccount(login, name, password, role));
        if (answer instanceof AccountAnswer.Created(Account account)) {
            enrol(desk, account, capacity);
        }
        return reply(answer);
    }

    Reply change(Call call) {
        AgentId id = new AgentId(call.id());
        Body body = call.body();
        AccountChange wish = new AccountChange(
                Names.optional(body), body.optionalChoice("role", Role.class), body.optionalTruth("disabled"));
        OptionalInt capacity = body.optionalNumber("capacity", 0, Limits.CAPACITY);
        body.end();
        AccountAnswer answer = directory.change(id, wish);
        if (answer instanceof AccountAnswer.Changed(Account before, Account after)) {
            Command change = new Command.ChangeAgent(
                    id,
                    Optional.of(after.name()),
                    capacity.isPresent() ? Optional.of(capacity.getAsInt()) : Optional.empty(),
                    Optional.of(!after.disabled()));
            desk.ask(change, Optional.empty());
        }
        return reply(answer);
    }

    /// Gives an account its place at the desk; asking twice does no harm.
    static Answer enrol(Replica desk, Account account, int capacity) {
        return desk.ask(new Command.EnrolAgent(account.id(), account.name(), capacity), Optional.empty());
    }

    private Reply reply(AccountAnswer answer) {
        return switch (answer) {
            case AccountAnswer.Created(Account account) -> Reply.created(shown(account));
            case AccountAnswer.Changed(Account before, Account after) -> Reply.ok(shown(after));
            case AccountAnswer.LoginTaken taken ->
                Reply.refused(Problem.conflict("login_taken", "Somebody else has this login."));
            case AccountAnswer.NoSuchAccount none -> Reply.refused(Problem.notFound());
            case AccountAnswer.LastAdministrator last ->
                Reply.refused(Problem.conflict("last_administrator", "There has to be an administrator left."));
        };
    }

    private Shown shown(Account account) {
        return Shown.of(account, desk.inspect(view -> view.agent(account.id())));
    }
}
