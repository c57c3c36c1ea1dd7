package rapport.api;

import java.util.Optional;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.ConversationId;
import rapport.desk.VisitorId;
import rapport.replica.Replica;

/// Whose customer a visitor is.
final class OwnerResource {
    private final Replica desk;

    OwnerResource(Replica desk) {
        this.desk = desk;
    }

    /// An empty body means nobody's.
    Reply set(Call call) {
        VisitorId visitor = new VisitorId(call.id());
        Optional<AgentId> owner =
                call.body(fields -> fields.optionalText("agent", 1, 64).map(AgentId::new));
        Answer answer = desk.ask(new Command.SetOwner(ConversationId.of(visitor), owner), Optional.empty());
        return answer instanceof Answer.Refused refused ? Reply.refused(Refusals.problem(refused)) : Reply.nothing();
    }
}
