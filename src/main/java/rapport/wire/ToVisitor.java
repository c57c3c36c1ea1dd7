package rapport.wire;

import java.util.List;
import java.util.Optional;
import rapport.desk.ConversationId;
import rapport.desk.VisibleEntry;
import rapport.desk.VisitorId;

/// What a visitor may be told. Numbers in it are of the visitors' numbering.
///
/// Nothing here can hold a note: entries come as [VisibleEntry], previews as [VisiblePreview], and neither can be made
/// of
/// one.
public sealed interface ToVisitor extends ServerFrame
        permits ToBoth,
                ToVisitor.Welcome,
                ToVisitor.Said,
                ToVisitor.Stands,
                ToVisitor.HistoryPage,
                ToVisitor.Changed,
                ToVisitor.Typing {

    /// `welcome`
    ///
    /// @param conversation theirs; none before they ever wrote
    record Welcome(Greeting greeting, Myself visitor, Optional<VisitorConversation> conversation)
            implements ToVisitor {}

    /// @param token who they are: to be kept
    record Myself(VisitorId id, Optional<String> name, String token, boolean identified) {}

    /// `entry`
    record Said(VisibleEntry entry) implements ToVisitor {}

    /// `conversation`: the state changed.
    record Stands(VisitorConversation conversation) implements ToVisitor {}

    /// `ok` to `history`.
    ///
    /// @param entries ascending; those that do not fit into one frame are left out at the far end
    /// @param more whether there is more beyond the far end
    record HistoryPage(
            FrameId re,
            ConversationId conversation,
            List<VisibleEntry> entries,
            FarEnd farEnd,
            boolean more,
            long floor,
            long head)
            implements ToVisitor {
        public HistoryPage {
            entries = List.copyOf(entries);
        }
    }

    /// `ok` to what changed the conversation.
    record Changed(FrameId re, VisitorConversation conversation) implements ToVisitor {}

    /// `typing`: the agent types. What they type is theirs.
    record Typing(ConversationId conversation, Optional<String> name) implements ToVisitor {}
}
