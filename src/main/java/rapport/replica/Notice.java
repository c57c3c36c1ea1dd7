package rapport.replica;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.desk.AgentRef;
import rapport.desk.Answer;
import rapport.desk.ConversationId;
import rapport.desk.Entry;
import rapport.desk.Place;

/// What a listener hears. Nothing in it is older than the listener's registration, and nothing is uncommitted.
public sealed interface Notice {
    /// The listener is registered; from now on it hears what concerns it.
    ///
    /// @param conversations visitors: theirs, if it has begun. Agents: all that are assigned to them
    /// @param agent of agents: themselves
    record Joined(List<Snapshot> conversations, Optional<AgentState> agent) implements Notice {}

    /// The answer to an order.
    ///
    /// @param ticket as it was given with the order
    /// @param snapshot the conversation it was about, where the answer calls for it
    record Answered(long ticket, Answer answer, Optional<Snapshot> snapshot) implements Notice {}

    /// A conversation's state, marks, presence or profile changed.
    record Changed(Snapshot snapshot) implements Notice {}

    /// An entry was committed in a conversation that the listener follows.
    record Committed(Entry<?> entry) implements Notice {}

    /// Agents: the conversation is no longer theirs.
    ///
    /// @param fence of the assignment that ended
    record Dismissed(ConversationId conversation, long fence) implements Notice {}

    /// The other side is writing.
    ///
    /// @param agent who, if it is an agent
    /// @param text a preview of the visitor's text, to agents only
    record Typing(ConversationId conversation, Optional<AgentRef> agent, Optional<String> text) implements Notice {}

    /// Agents: their own status, capacity or load changed.
    record Myself(AgentState agent) implements Notice {}

    /// The heads of the conversations that the listener follows, as they are durable.
    record Heads(Map<ConversationId, Place> heads) implements Notice {}
}
