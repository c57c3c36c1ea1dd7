package rapport.wire;

import java.util.Optional;
import java.util.function.Function;
import rapport.desk.AgentId;
import rapport.desk.AgentRef;
import rapport.desk.Conversation;
import rapport.desk.LastMessage;

/// A conversation as agents are told of it.
public record AgentConversation(Standing standing, Optional<LastMessage> last, VisitorCard visitor) {
    /// @param agents what agents are called; whom it does not know is left out
    public static AgentConversation of(
            Conversation conversation,
            Surroundings around,
            Whereabouts visitor,
            Function<AgentId, Optional<AgentRef>> agents) {
        return new AgentConversation(
                Standing.forAgents(conversation, around),
                conversation.talk().last(),
                VisitorCard.of(conversation, visitor, agents));
    }
}
