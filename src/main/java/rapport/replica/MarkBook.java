package rapport.replica;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Marks;

/// How far each side has received and read, of the conversations in memory. Kept as maxima, stored in batches: what a
/// crash takes are marks of the last second, which the clients set again when they come back.
final class MarkBook {
    private final Map<ConversationId, Marks> marks = new HashMap<>();
    private final Map<ConversationId, Marks> unsaved = new LinkedHashMap<>();

    Marks of(ConversationId conversation) {
        return marks.getOrDefault(conversation, Marks.NONE);
    }

    void bring(ConversationId conversation, Marks read) {
        if (!read.equals(Marks.NONE)) {
            marks.merge(conversation, read, Marks::max);
        }
    }

    void forget(ConversationId conversation) {
        marks.remove(conversation);
    }

    boolean saved(ConversationId conversation) {
        return !unsaved.containsKey(conversation);
    }

    /// A mark of the visitor, in the visitors' numbering. Whether it moved.
    boolean byVisitor(Conversation conversation, boolean read, long visible) {
        long seq = conversation
                .hidden()
                .toSeq(Math.min(visible, conversation.head().visible()));
        return raise(conversation.id(), Marks.ofVisitor(seq, read ? seq : 0));
    }

    /// A mark of the agent who serves it. Whether it moved.
    boolean byAgent(Conversation conversation, boolean read, long seq) {
        long bounded = Math.min(seq, conversation.head().seq());
        return raise(conversation.id(), Marks.ofAgent(bounded, read ? bounded : 0));
    }

    private boolean raise(ConversationId conversation, Marks newer) {
        var before = of(conversation);
        var after = before.max(newer);
        if (after.equals(before)) {
            return false;
        }
        marks.put(conversation, after);
        unsaved.put(conversation, after);
        return true;
    }

    /// What has not been stored yet.
    Map<ConversationId, Marks> unsaved() {
        return Map.copyOf(unsaved);
    }

    void saved(Map<ConversationId, Marks> stored) {
        stored.forEach(unsaved::remove);
    }
}
