package rapport.wire;

import java.util.Optional;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.State;

/// What visitors and agents are both told about a conversation, in the numbering of one of them.
public record Standing(
        ConversationId id,
        Phase state,
        long cycle,
        long head,
        long floor,
        long fence,
        int priority,
        Optional<Serving> agent,
        Optional<QueuePlace> queue,
        Marks read,
        Marks delivered) {

    static Standing forVisitors(Conversation conversation, Surroundings around) {
        var hidden = conversation.hidden();
        return of(
                conversation,
                conversation.head().visible(),
                hidden.toVisible(conversation.floor() - 1) + 1,
                around.read().visible(hidden),
                around.delivered().visible(hidden),
                around);
    }

    static Standing forAgents(Conversation conversation, Surroundings around) {
        return of(
                conversation,
                conversation.head().seq(),
                conversation.floor(),
                around.read(),
                around.delivered(),
                around);
    }

    private static Standing of(
            Conversation conversation, long head, long floor, Marks read, Marks delivered, Surroundings around) {
        return new Standing(
                conversation.id(),
                phase(conversation.state()),
                conversation.cycle(),
                head,
                floor,
                conversation.fence(),
                conversation.priority(),
                around.agent(),
                around.queue(),
                read,
                delivered);
    }

    private static Phase phase(State state) {
        return switch (state) {
            case State.Idle idle -> Phase.IDLE;
            case State.Queued queued -> Phase.QUEUED;
            case State.Assigned assigned -> Phase.ASSIGNED;
        };
    }

    /// The `state` of a conversation.
    public enum Phase {
        IDLE,
        QUEUED,
        ASSIGNED
    }
}
