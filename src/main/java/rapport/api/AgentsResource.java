package rapport.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.Limits;
import rapport.desk.Role;
import rapport.desk.Status;
import rapport.desk.TeamId;
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
import rapport.replica.View;

/// The people who answer: their accounts, and how they stand at the desk.
final class AgentsResource {
    private static final int MOST_TEAMS = 50;
    private static final int LONGEST_ID = 64;

    private final Directory directory;
    private final FrontDesk desk;
    private final Tags tags;
    private final Changes changes;

    AgentsResource(Directory directory, FrontDesk desk, Tags tags, Changes changes) {
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
            List<String> teams,
            List<SkillLevel> skills,
            Optional<String> deletedAt) {
        static Shown of(Account account, Optional<AgentState> state, Known known, Optional<Instant> deletedAt) {
            return new Shown(
                    account.id().value(),
                    account.login(),
                    account.name(),
                    account.role().name().toLowerCase(Locale.ROOT),
                    state.map(there -> there.agent().capacity()).orElse(0),
                    state.map(there -> there.agent().status())
                            .orElse(Status.OFFLINE)
                            .name()
                            .toLowerCase(Locale.ROOT),
                    state.map(AgentState::load).orElse(0),
                    account.disabled(),
                    state.map(there -> known.teamsOf(there.agent())).orElse(List.of()),
                    state.map(there -> known.skillsOf(there.agent())).orElse(List.of()),
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
        Crew crew = desk.inspect(Crew::of);
        Stream<Tagged> present = directory.accounts().all().stream()
                .map(account -> tagged(account, crew.state(account.id()), crew.known(), Optional.empty()));
        Stream<Tagged> former = all ? directory.accounts().former().stream().map(this::shown) : Stream.empty();
        return Reply.ok(new Listed(Stream.concat(present, former).toList()));
    }

    /// The agents as the desk has them, at one moment.
    private record Crew(Map<AgentId, AgentState> states, Known known) {
        static Crew of(View view) {
            return new Crew(
                    view.agents().stream()
                            .collect(Collectors.toMap(state -> state.agent().id(), Function.identity())),
                    Known.of(view));
        }

        Optional<AgentState> state(AgentId agent) {
            return Optional.ofNullable(states.get(agent));
        }
    }

    /// What somebody can do, and with whom.
    private record Equipment(Optional<List<String>> teams, Optional<List<SkillLevel>> skills) {
        static Equipment read(Fields fields) {
            return new Equipment(
                    fields.optionalTexts("teams", MOST_TEAMS, LONGEST_ID, Form.ANY)
                            .map(teams -> teams.stream().distinct().toList()),
                    SkillLevel.optionalList(fields, "skills"));
        }

        Optional<Problem> problem(Known known) {
            return known.new Check()
                    .teams("teams", teams.orElse(List.of()))
                    .skills("skills", skills.orElse(List.of()))
                    .problem();
        }

        Command of(AgentId agent) {
            return new Command.EquipAgent(
                    agent,
                    teams.map(ids -> ids.stream().map(TeamId::new).collect(Collectors.toSet())),
                    skills.map(SkillLevel::mapOf));
        }
    }

    /// Somebody new.
    private record Hiring(NewAccount account, int capacity, Equipment equipment) {
        static Hiring read(Fields fields) {
            return new Hiring(
                    new NewAccount(
                            Credentials.login(fields),
                            Names.read(fields),
                            Credentials.newPassword(fields),
                            fields.optionalChoice("role", Role.class).orElse(Role.AGENT)),
                    capacityIn(fields).orElse(Directory.USUAL_CAPACITY),
                    Equipment.read(fields));
        }
    }

    /// What a body wants to be different about somebody.
    private record Wish(AccountChange account, OptionalInt capacity, Equipment equipment) {
        static Wish read(Fields fields) {
            return new Wish(
                    new AccountChange(
                            Names.optional(fields),
                            fields.optionalChoice("role", Role.class),
                            fields.optionalTruth("disabled")),
                    capacityIn(fields),
                    Equipment.read(fields));
        }
    }

    private static OptionalInt capacityIn(Fields fields) {
        return fields.optionalNumber("capacity", 0, Limits.CAPACITY);
    }

    Reply create(Call call) {
        Hiring hiring = call.body(Hiring::read);
        Optional<Problem> problem = hiring.equipment().problem(desk.inspect(Known::of));
        if (problem.isPresent()) {
            return Reply.refused(problem.get());
        }
        AccountAnswer answer = directory.accounts().create(hiring.account());
        if (answer instanceof AccountAnswer.Created(Account account)) {
            enrol(desk, account, hiring.capacity());
            // Refused where a team or skill was deleted just now: the account is made, and shown as it is.
            var _ = desk.ask(hiring.equipment().of(account.id()));
        }
        return reply(answer);
    }

    Reply read(Call call) {
        return known(call).map(Reply::ok).orElseGet(() -> Reply.refused(Problem.notFound()));
    }

    Reply change(Call call) {
        Wish wish = call.body(Wish::read);
        return changes.change(call, () -> known(call), before -> {
            Optional<Problem> problem = wish.equipment().problem(desk.inspect(Known::of));
            if (problem.isPresent()) {
                return Reply.refused(problem.get());
            }
            AccountAnswer answer = directory.change(id(call), wish.account());
            if (answer instanceof AccountAnswer.Changed(Account was, Account is)) {
                Command change = new Command.ChangeAgent(
                        is.id(),
                        Optional.of(is.name()),
                        wish.capacity().stream().boxed().findFirst(),
                        Optional.of(!is.disabled()));
                if (desk.ask(change) instanceof Answer.Refused refused) {
                    return Reply.refused(Refusals.problem(refused));
                }
                if (desk.ask(wish.equipment().of(is.id())) instanceof Answer.Refused refused) {
                    // Deleted since it was looked for.
                    return Reply.refused(wish.equipment()
                            .problem(desk.inspect(Known::of))
                            .orElseGet(() -> Refusals.problem(refused)));
                }
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
                desk.ask(leave);
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
    static Answer enrol(FrontDesk desk, Account account, int capacity) {
        return desk.ask(new Command.EnrolAgent(account.id(), account.name(), capacity));
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
        return desk.inspect(view -> tagged(account, view.agent(account.id()), Known.of(view), Optional.empty()));
    }

    /// As the account was: the desk's part of it is over.
    private Tagged shown(FormerAccount former) {
        Known nothing = new Known(Set.of(), Set.of());
        return tagged(former.account(), Optional.empty(), nothing, Optional.of(former.deletedAt()));
    }

    /// What an agent has to do, and whether they are there, is no change of their account.
    private Tagged tagged(Account account, Optional<AgentState> state, Known known, Optional<Instant> deletedAt) {
        return tags.tag(Shown.of(account, state, known, deletedAt), "status", "load");
    }
}
