package rapport.gateway;

import java.util.Optional;
import rapport.desk.AgentRef;
import rapport.replica.Notice;
import rapport.wire.Kind;
import rapport.wire.ToAgent;

/// How "somebody types" reads on an agent's wire.
final class Typings {
    private Typings() {}

    static ToAgent.Typing forAgent(Notice.Typing typing) {
        return new ToAgent.Typing(
                typing.conversation(),
                typing.agent().isPresent() ? Kind.AGENT : Kind.VISITOR,
                typing.agent().map(AgentRef::name).or(Optional::empty),
                typing.text());
    }
}
