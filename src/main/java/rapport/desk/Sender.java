package rapport.desk;

/// Who posts. A message's id is unique within conversation and sender.
public sealed interface Sender {
    /// The visitor whose conversation it is.
    record Visitor(VisitorId id) implements Sender {}

    /// @param role what the account may do at this moment
    record Agent(AgentId id, Role role) implements Sender {}

    /// A name that tells all senders of a conversation apart, whatever their role is.
    default String key() {
        return switch (this) {
            case Visitor visitor -> "v";
            case Agent agent -> agent.id().value();
        };
    }
}
