package rapport.desk;

import java.util.Optional;

/// Who an entry is from. The name is the one they had when they said it.
public sealed interface Author {
    record Visitor(VisitorId id, Optional<String> name) implements Author {}

    record Agent(AgentId id, String name) implements Author {}

    /// The desk itself: assignments, closings by time.
    record Desk() implements Author {}

    /// The desk itself.
    Author SYSTEM = new Desk();
}
