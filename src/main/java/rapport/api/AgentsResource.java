package rapport.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import rapport.desk.Agent;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.Desk;
import rapport.desk.Limits;
import rapport.desk.Role;
import rapport.desk.Status;
import rapport.directory.Account;
import rapport.directory.AccountAnswer;
import rapport.directory.AccountChange;
import rapport.directory.Directory;
import rapport.directory.NewAccount;

/// The people who answer: their accounts, and how they stand at the desk.
final class AgentsResource {
    static final int USUAL_CAPACITY = 4;

    private final Directory directory;
    private final LiveDesk desk;

    AgentsResource(Directory directory, LiveDesk desk) {
        this.directory = directory;
        this.desk = desk;
    }

    /// How an agent stands at the desk.
    record Standing(int capacity, Status status, int load) {
        static final Standing NEW = new Standing(0, Status.OFFLINE, 0);
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
        static Shown of(Account account, Standing standing) {
            return new Shown(
                    account.id().value(),
                    account.login(),
                    account.name(),
                    account.role().name().toLowerCase(Locale.ROOT),
                    standing.capacity(),
                    standing.status().name().toLowerCase(Locale.ROOT),
                    standing.load(),
                    account.disabled());
        }
    }

    record Listed(List<Shown> agents) {}

    Reply list(Call call) {
        Map<AgentId, Standing> standings = standings();
        return Reply.ok(new Listed(directory.accounts().all().stream()
                .map(account -> Shown.of(account, standings.getOrDefault(account.id(), Standing.NEW)))
                .toList()));
    }

    Reply create(Call call) {
        Body body = call.body();
        String login = Credentials.login(body);
        String name = Names.read(body);
        String password = Credentials.newPassword(body);
        Role role = body.optionalChoice("role", Role.class).orElse(Role.AGENT);
        int capacity = body.optionalNumber("capacity", 0, Limits.CAPACITY).orElse(USUAL_CAPACITY);
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
        AccountChange change = new AccountChange(
                Names.optional(body), body.optionalChoice("role", Role.class), body.optionalTruth("disabled"));
        OptionalInt capacity = body.optionalNumber("capacity", 0, Limits.CAPACITY);
        body.end();
        AccountAnswer answer = directory.change(id, change);
        if (answer instanceof AccountAnswer.Changed(Account before, Account after)) {
            desk.ask(new Command.ChangeAgent(
                    id,
                    Optional.of(after.name()),
                    capacity.isPresent() ? Optional.of(capacity.getAsInt()) : Optional.empty(),
                    Optional.of(!after.disabled())));
        }
        return reply(answer);
    }

    /// Gives an account its place at the desk; asking twice does no harm.
    static Answer enrol(LiveDesk desk, Account account, int capacity) {
        return desk.ask(new Command.EnrolAgent(account.id(), account.name(), capacity));
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
        return Shown.of(account, standings().getOrDefault(account.id(), Standing.NEW));
    }

    private Map<AgentId, Standing> standings() {
        Function<Desk, Map<AgentId, Standing>> question = running -> running.agents().stream()
                .collect(Collectors.toMap(
                        Agent::id, agent -> new Standing(agent.capacity(), agent.status(), running.load(agent.id()))));
        return desk.look(question);
    }
}
