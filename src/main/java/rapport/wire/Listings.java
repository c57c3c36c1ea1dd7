package rapport.wire;

import java.util.List;
import rapport.desk.Entry;

/// Pages as the REST side answers them: conversations and entries in the very forms of the frames, for agents.
public final class Listings {
    private Listings() {}

    /// `{conversations, more}`
    public static byte[] conversations(List<AgentConversation> conversations, boolean more) {
        return JsonWriter.object(json -> json.objects("conversations", conversations, ConversationWriting::full)
                .truth("more", more));
    }

    /// `{entries, more}`
    public static byte[] entries(List<? extends Entry<?>> entries, boolean more) {
        return JsonWriter.object(
                json -> json.objects("entries", entries, EntryWriting::full).truth("more", more));
    }
}
