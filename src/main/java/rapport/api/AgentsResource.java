package rapport.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.Limits;
import rapport.desk.Role;
import rapport.desk.Status;
import rapport.directory.Access;
import rapport.directory.Account;
import rapport.directory.AccountAnswer;
import rapport.directory.AccountChange;
import rapport.directory.Action;
import rapport.directory.Directory;
import rapport.directory.FormerAccount;
import rapport.directory.NewAccount;
import rapport.directory.Target;
import rapport.replica.AgentState;
import rapport.replica.Replica;
import rapport.replica.View;

/// The people who answer: their accounts, and how they stand at the desk.
final class AgentsResource {
    private final Directory directory;
    private final Replica desk;
    private final Tags tags;
    private final Changes changes;

    AgentsResource(Directory directory, Replica desk, Tags tags, Changes changes) {
        this.directory = directory;
        this.desk = desk;
        this.tags = tags;
        this.changes = changes;
    }

    record Shown(
            String id,
            String login,
            String name,
            String role,
            int capacity,
            String status,
            int load,
            boolean disabled,
            Optional<String> deletedAt) {
        static Shown of(Account account, Optional<AgentState> state, Optional<Instant> deletedAt) {
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
                    account.disabled(),
                    deletedAt.map(Times::write));
        }
    }

    record Listed(List<Tagged> agents) {}

    /// With `deleted=true` also those whose accounts were deleted: for who may know.
    Reply list(Call call) {
        boolean all = call.query().truth("deleted");
        if (all && !Access.may(call.who(), Action.LIST_FORMER_AGENTS, new Target.Desk())) {
            return Reply.refused(Problem.forbidden("Your role does not allow to see deleted accounts."));
        }
        Map<AgentId, AgentState> states = desk.inspect(View::agents).stream()
                .collect(Collectors.toMap(state -> state.agent().id(), Function.identity()));
        Stream<Tagged> present = directory.accounts().all().stream()
                .map(account -> tagged(account, Optional.ofNullable(states.get(account.id())), Optional.empty()));
        Stream<Tagged> former = all ? directory.accounts().former().stream().map(this::shown) : Stream.empty();
        return Reply.ok(new Listed(Stream.concat(present, former).toList()));
    }

    /// Somebody new.
    private record Hiring(NewAccount account, int capacity) {
        static Hiring read(Fields fields) {
            return new Hiring(
                    new NewAccount(
                            Credentials.login(fields),
                            Names.read(fields),
                            Credentials.newPassword(fields),
                            fields.optionalChoice("role", Role.class).orElse(Role.AGENT)),
                    capacityIn(fields).orElse(Directory.USUAL_CAPACITY));
        }
    }

    /// What a body wants to be different about somebody.
    private record Wish(AccountChange account, OptionalInt capacity) {
        static Wish read(Fields fields) {
            return new Wish(
                    new AccountChange(
                            Names.optional(fields),
                            fields.optionalChoice("role", Role.class),
                            fields.optionalTruth("disabled")),
                    capacityIn(fields));
        }
    }

    private static OptionalInt capacityIn(Fields fields) {
        return fields.optionalNumber("capacity", 0, Limits.CAPACITY);
    }

    Reply create(Call call) {
        Hiring hiring = call.body(Hiring::read);
        AccountAnswer answer = directory.accounts().create(hiring.account());
        if (answer instanceof AccountAnswer.Created(Account account)) {
            enrol(desk, account, hiring.capacity());
        }
        return reply(answer);
    }

    Reply read(Call call) {
        return known(call).map(Reply::ok).orElseGet(() -> Reply.refused(Problem.notFound()));
    }

    Reply change(Call call) {
        Wish wish = call.body(Wish::read);
        return changes.change(call, () -> known(call), before -> {
            AccountAnswer answer = directory.change(id(call), wish.account());
            if (answer instanceof AccountAnswer.Changed(Account was, Account is)) {
                Command change = new Command.ChangeAgent(
                        is.id(),
                        Optional.of(is.name()),
                        wish.capacity().stream().boxed().findFirst(),
                        Optional.of(!is.disabled()));
                desk.ask(change, Optional.empty());
            }
            return reply(answer);
        });
    }

    /// The account first: from then on nobody logs in, and the sockets are closed. Then what they had goes to others.
    Reply delete(Call call) {
        return changes.change(call, () -> known(call), before -> {
            AccountAnswer answer = directory.delete(id(call));
            if (answer instanceof AccountAnswer.Deleted(Account account)) {
                Command leave =
                        new Command.ChangeAgent(account.id(), Optional.empty(), Optional.empty(), Optional.of(false));
                desk.ask(leave, Optional.empty());
            }
            return reply(answer);
        });
    }

    private static AgentId id(Call call) {
        return new AgentId(call.id());
    }

    private Optional<Tagged> known(Call call) {
        return directory.accounts().byId(id(call)).map(this::shown);
    }

    /// Gives an account its place at the desk; asking twice does no harm.
    static Answer enrol(Replica desk, Account account, int capacity) {
        return desk.ask(new Command.EnrolAgent(account.id(), account.name(), capacity), Optional.empty());
    }

    private Reply reply(AccountAnswer answer) {
        return switch (answer) {
            case AccountAnswer.Created(Account account) ->
                Reply.created("/api/v1/agents/" + account.id().value(), shown(account));
            case AccountAnswer.Changed(Account before, Account after) -> Reply.ok(shown(after));
            case AccountAnswer.Deleted(Account account) -> Reply.nothing();
            case AccountAnswer.LoginTaken taken ->
                Reply.refused(Problem.conflict("login_taken", "Somebody else has this login.")
                        .at("login", Fault.TAKEN));
            case AccountAnswer.NoSuchAccount none -> Reply.refused(Problem.notFound());
            case AccountAnswer.LastAdministrator last ->
                Reply.refused(Problem.conflict("last_administrator", "There has to be an administrator left."));
        };
    }

    private Tagged shown(Account account) {
        return tagged(account, desk.inspect(view -> view.agent(account.id())), Optional.empty());
    }

    /// As the account was: the desk's part of it is over.
    private Tagged shown(FormerAccount former) {
        return tagged(former.account(), Optional.empty(), Optional.of(former.deletedAt()));
    }

    /// What an agent has to do, and whether they are there, is no change of their account.
    private Tagged tagged(Account account, Optional<AgentState> state, Optional<Instant> deletedAt) {
        return tags.tag(Shown.of(account, state, deletedAt), "status", "load");
    }
}
