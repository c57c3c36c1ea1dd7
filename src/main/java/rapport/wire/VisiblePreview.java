package rapport.wire;

import java.time.Instant;
import java.util.Optional;
import rapport.desk.Author;
import rapport.desk.Conversation;
import rapport.desk.LastMessage;

/// The beginning of the newest message that visitors may see.
///
/// Not a [LastMessage], and not made of one: that could be a note's. The only way to one is a conversation, which knows
/// its newest visible message apart from its newest.
public final class VisiblePreview {
    private final LastMessage message;

    private VisiblePreview(LastMessage message) {
        this.message = message;
    }

    public static Optional<VisiblePreview> of(Conversation conversation) {
        return conversation.talk().lastVisible().map(VisiblePreview::new);
    }

    Instant at() {
        return message.at();
    }

    Author author() {
        return message.author();
    }

    String preview() {
        return message.preview();
    }
}
