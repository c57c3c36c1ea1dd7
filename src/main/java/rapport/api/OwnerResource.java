package rapport.api;

import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.ConversationId;
import rapport.desk.VisitorId;

/// Whose customer a visitor is.
final class OwnerResource {
    private final LiveDesk desk;

    OwnerResource(LiveDesk desk) {
        this.desk = desk;
    }

    /// An empty body means nobody's.
    Reply set(Call call) {
        VisitorId visitor = new VisitorId(call.id());
        Body body = call.body();
        var owner = body.optionalText("agent", 1, 64).map(AgentId::new);
        body.end();
        Answer answer = desk.ask(new Command.SetOwner(ConversationId.of(visitor), owner));
        return answer instanceof Answer.Refused refused ? Reply.refused(Refusals.problem(refused)) : Reply.nothing();
    }
}
