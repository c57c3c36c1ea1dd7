package rapport.desk;

import java.time.Instant;
import java.util.Optional;

/// An entry that visitors may see, in the visitors' numbering. Made only by [Entry#visible()].
public record VisibleEntry(
        ConversationId conversation,
        long seq,
        Instant at,
        Optional<MessageId> id,
        Author author,
        Content.Visible content) {}
