package rapport.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What the database holds in the end.
public record Stored(List<Conversation> conversations) {
    public Stored {
        conversations = List.copyOf(conversations);
    }

    /// @param state `idle`, `queued` or `assigned`
    /// @param agent who serves it, if the row says so
    /// @param head the row's own idea of its newest entry, in the agents' numbering
    /// @param visibleHead the same in the visitors'
    /// @param floor the lowest number that still exists, in the agents' numbering
    /// @param visibleFloor the same in the visitors'
    /// @param marks in the agents' numbering
    /// @param entries as they are stored, in the agents' order
    public record Conversation(
            String id,
            String state,
            Optional<String> agent,
            long fence,
            long head,
            long visibleHead,
            long floor,
            long visibleFloor,
            Marks marks,
            List<Entry> entries) {
        public Conversation {
            entries = List.copyOf(entries);
        }
    }

    /// @param seq in the agents' numbering
    /// @param visible in the visitors' numbering; empty if it is not for them
    /// @param identity see [Identity]
    /// @param kind as in the contract
    /// @param message whether people posted it
    /// @param hash see [TextHash]
    /// @param fence of an `assigned`
    /// @param order its place among all entries of all conversations, if that is known
    public record Entry(
            long seq,
            OptionalLong visible,
            String identity,
            String kind,
            boolean message,
            String hash,
            OptionalLong fence,
            OptionalLong order) {
        Shown as(Side side) {
            return new Shown(side == Side.AGENT ? seq : visible.orElse(0), identity, hash);
        }
    }

    Map<String, Conversation> byId() {
        var byId = new LinkedHashMap<String, Conversation>();
        conversations.forEach(conversation -> byId.put(conversation.id(), conversation));
        return byId;
    }
}
