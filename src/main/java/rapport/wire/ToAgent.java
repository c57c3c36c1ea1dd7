package rapport.wire;

import java.util.List;
import java.util.Optional;
import rapport.desk.AgentRef;
import rapport.desk.ConversationId;
import rapport.desk.Entry;
import rapport.desk.Role;
import rapport.desk.Status;

/// What an agent may be told. Numbers in it are of the agents' numbering.
public sealed interface ToAgent extends ServerFrame
        permits ToBoth,
                ToAgent.Welcome,
                ToAgent.Said,
                ToAgent.Stands,
                ToAgent.HistoryPage,
                ToAgent.Changed,
                ToAgent.AvailabilityIs,
                ToAgent.Staffed,
                ToAgent.Dismissed,
                ToAgent.Typing {

    /// `welcome`
    ///
    /// @param conversations all that are assigned to them; see [FrameEncoder#fitting]
    record Welcome(Greeting greeting, Myself agent, List<AgentConversation> conversations) implements ToAgent {
        public Welcome {
            conversations = List.copyOf(conversations);
        }
    }

    record Myself(AgentRef agent, Role role, int capacity, Status status) {}

    /// `entry`
    record Said(Entry<?> entry) implements ToAgent {}

    /// `conversation`: the state changed.
    record Stands(AgentConversation conversation) implements ToAgent {}

    /// `ok` to `history`.
    ///
    /// @param entries ascending; those that do not fit into one frame are left out at the far end
    /// @param more whether there is more beyond the far end
    record HistoryPage(
            FrameId re,
            ConversationId conversation,
            List<? extends Entry<?>> entries,
            FarEnd farEnd,
            boolean more,
            long floor,
            long head)
            implements ToAgent {
        public HistoryPage {
            entries = List.copyOf(entries);
        }
    }

    /// `ok` to `open`, `take`, `transfer`, `release`, `close`.
    record Changed(FrameId re, AgentConversation conversation) implements ToAgent {}

    /// `ok` to `availability`.
    record AvailabilityIs(FrameId re, Status status) implements ToAgent {}

    /// `agent`: their own status, capacity or load changed, by whomever.
    record Staffed(Myself agent, int load) implements ToAgent {}

    /// `dismissed`: no longer theirs.
    record Dismissed(ConversationId conversation, long fence) implements ToAgent {}

    /// `typing`
    ///
    /// @param by who types
    /// @param text what stands in the visitor's field so far; empty: it was emptied
    record Typing(ConversationId conversation, Kind by, Optional<String> name, Optional<String> text)
            implements ToAgent {}
}
