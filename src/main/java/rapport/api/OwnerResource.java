package rapport.api;

import java.util.Optional;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.ConversationId;
import rapport.desk.VisitorId;
import rapport.directory.Accounts;
import rapport.log.Tables;

/// Whose customer a visitor is.
final class OwnerResource {
    private final FrontDesk desk;
    private final Tables tables;
    private final Accounts accounts;
    private final Tags tags;
    private final Changes changes;

    OwnerResource(FrontDesk desk, Tables tables, Accounts accounts, Tags tags, Changes changes) {
        this.desk = desk;
        this.tables = tables;
        this.accounts = accounts;
        this.tags = tags;
        this.changes = changes;
    }

    /// @param agent nobody's customer where it is empty
    record Shown(Optional<String> agent) {}

    Reply read(Call call) {
        return owner(conversation(call)).map(Reply::ok).orElseGet(() -> Reply.refused(Problem.notFound()));
    }

    /// An empty body means nobody's.
    Reply set(Call call) {
        Optional<AgentId> owner =
                call.body(fields -> fields.optionalText("agent", 1, 64).map(AgentId::new));
        ConversationId conversation = conversation(call);
        return changes.change(call, () -> owner(conversation), before -> {
            if (owner.isPresent() && !exists(owner.get())) {
                return Reply.refused(
                        Problem.of(404, "not_found", "There is no such agent.").at("agent", Fault.NOT_FOUND));
            }
            Answer answer = desk.ask(new Command.SetOwner(conversation, owner));
            return answer instanceof Answer.Refused refused
                    ? Reply.refused(Refusals.problem(refused))
                    : Reply.nothing(shown(owner));
        });
    }

    /// Whose account was deleted is nobody's customer: what is shown may be sent back.
    private boolean exists(AgentId agent) {
        return accounts.byId(agent).isPresent();
    }

    /// As the desk has it, which may be newer than the row.
    private Optional<Tagged> owner(ConversationId id) {
        return tables.conversation(id)
                .map(row -> desk.inspect(view -> view.snapshot(row.conversation(), row.marks())))
                .map(snapshot -> shown(snapshot.conversation().binding().owner().filter(this::exists)));
    }

    private Tagged shown(Optional<AgentId> owner) {
        return tags.tag(new Shown(owner.map(AgentId::value)));
    }

    private static ConversationId conversation(Call call) {
        return ConversationId.of(new VisitorId(call.id()));
    }
}
