package rapport.desk;

import java.util.List;

/// What [Desk#decide] says to a command.
public sealed interface Decision {
    /// @param events what happens, in order; empty for a refusal or a duplicate
    record Decided(List<Event> events, Answer answer) implements Decision {
        public Decided {
            events = List.copyOf(events);
        }
    }

    /// Cannot be said without this conversation: bring it ([Desk#bring]) and ask again.
    record Needs(ConversationId conversation) implements Decision {}

    /// Cannot be said before it is known whether this id was used: look it up and ask again with what was found
    /// ([Command.PostMessage#found]).
    record Unsure(ConversationId conversation, String sender, MessageId id) implements Decision {}
}
