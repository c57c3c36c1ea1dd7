package rapport.directory;

import rapport.desk.AgentId;
import rapport.desk.ConversationId;

/// What an action is done to, as far as it decides who may.
public sealed interface Target {
    /// Nothing in particular: the desk.
    record Desk() implements Target {}

    record OfConversation(ConversationId conversation) implements Target {}

    /// A conversation that was linked to this one as an earlier one of the same person.
    record OfEarlier(ConversationId linkedTo) implements Target {}

    /// An agent, or what is theirs.
    record OfAgent(AgentId agent) implements Target {}
}
