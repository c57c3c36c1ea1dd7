package rapport.wire;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import rapport.desk.AgentId;
import rapport.desk.AgentRef;
import rapport.desk.Conversation;
import rapport.desk.LastMessage;

/// A conversation as agents are told of it.
///
/// @param waitingSince when the visitor wrote what no agent has answered yet; a list shows how long that is without
///     holding the log
public record AgentConversation(
        Standing standing, Optional<LastMessage> last, Optional<Instant> waitingSince, VisitorCard visitor) {
    /// @param agents what agents are called; whom it does not know is left out
    public static AgentConversation of(
            Conversation conversation,
            Surroundings around,
            Whereabouts visitor,
            Function<AgentId, Optional<AgentRef>> agents) {
        return new AgentConversation(
                Standing.forAgents(conversation, around),
                conversation.talk().last(),
                conversation.talk().owedSince(),
                VisitorCard.of(conversation, visitor, agents));
    }
}
