package rapport.desk;

import java.time.Instant;
import java.util.Optional;

/// One item of a conversation's log. Never changes.
///
/// @param id the sender's own name for it, if people posted it
public record Entry<C extends Content>(
        ConversationId conversation, Place place, Instant at, Optional<MessageId> id, Author author, C content) {

    /// The entry as visitors see it, in their numbering, if they may see it.
    public Optional<VisibleEntry> visible() {
        return content.visible().map(shown -> new VisibleEntry(conversation, place.visible(), at, id, author, shown));
    }
}
