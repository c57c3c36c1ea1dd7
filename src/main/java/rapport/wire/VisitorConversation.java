package rapport.wire;

import java.util.Optional;
import rapport.desk.Conversation;

/// A conversation as its visitor is told of it.
public record VisitorConversation(Standing standing, Optional<VisiblePreview> last) {
    public static VisitorConversation of(Conversation conversation, Surroundings around) {
        return new VisitorConversation(Standing.forVisitors(conversation, around), VisiblePreview.of(conversation));
    }
}
