package rapport.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A decision being made about one conversation: the events so far, and the conversation as it would be after them.
final class Draft {
    private final List<Event> events = new ArrayList<>();
    private final Instant now;
    private Conversation conversation;

    Draft(Conversation conversation, Instant now) {
        this.conversation = conversation;
        this.now = now;
    }

    Conversation conversation() {
        return conversation;
    }

    Instant now() {
        return now;
    }

    List<Event> events() {
        return events;
    }

    /// The next entry of the conversation, not yet added.
    <C extends Content> Entry<C> entry(Author author, Optional<MessageId> id, C content) {
        var place = conversation.head().next(content.visible().isPresent());
        return new Entry<>(conversation.id(), place, now, id, author, content);
    }

    <C extends Content> Entry<C> entry(C content) {
        return entry(Author.SYSTEM, Optional.empty(), content);
    }

    Draft add(Event.OfConversation event) {
        events.add(event);
        conversation = Fold.of(conversation, event);
        return this;
    }

    /// The open cycle ends.
    Draft close(Author by, CloseReason reason) {
        return add(new Event.CycleClosed(entry(new Content.Closed(conversation.cycle(), by, reason))));
    }

    Decision.Decided decided(Answer answer) {
        return new Decision.Decided(events, answer);
    }

    /// Decided; the answer is the conversation as it stands.
    Decision.Decided changed() {
        return decided(new Answer.Changed(conversation.id()));
    }
}
