package rapport.replica;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.ConversationId;
import rapport.desk.SiteId;
import rapport.log.Tables;

/// What waits in the replica's mailbox.
sealed interface Order {
    /// Orders that may append to the log. They are carried out together, before the others of their batch.
    sealed interface Deciding extends Order {}

    /// Orders about one conversation: wait until it is in memory.
    sealed interface About extends Order {
        ConversationId conversation();

        /// Where to begin the conversation if it does not exist.
        default Optional<SiteId> newcomerAt() {
            return Optional.empty();
        }

        /// Of whom it is, to be given up when they leave.
        default Optional<Listener> from() {
            return Optional.empty();
        }
    }

    /// @param from the connection it came by: what comes by one is decided in its order (contract, P4)
    /// @param missing conversations that were looked for on its behalf and do not exist
    /// @param then called on the replica's thread, after the commit
    record Submit(
            Command command,
            Optional<Listener> from,
            Optional<SiteId> newcomerAt,
            Set<ConversationId> missing,
            Consumer<Answer> then)
            implements Deciding {
        Submit without(ConversationId conversation) {
            var more = new HashSet<>(missing);
            more.add(conversation);
            return new Submit(command, from, newcomerAt, Set.copyOf(more), then);
        }
    }

    record JoinVisitor(Listener listener, Viewer.OfVisitor viewer) implements About {
        @Override
        public ConversationId conversation() {
            return viewer.conversation();
        }

        @Override
        public Optional<SiteId> newcomerAt() {
            return Optional.of(viewer.site());
        }

        @Override
        public Optional<Listener> from() {
            return Optional.of(listener);
        }
    }

    record JoinAgent(Listener listener, Viewer.OfAgent viewer) implements Deciding {}

    record Leave(Listener listener) implements Order {}

    /// The last connection of an agent may be gone.
    record CheckAgent(AgentId agent) implements Deciding {}

    record Open(Listener listener, ConversationId conversation, long ticket) implements About {
        @Override
        public Optional<Listener> from() {
            return Optional.of(listener);
        }
    }

    /// An [Open] of a conversation that does not exist.
    record NotThere(Open open) implements Order {}

    record Unfollow(Listener listener, ConversationId conversation) implements Order {}

    record Watch(Listener listener, Scope scope) implements Order {}

    record Mark(Listener listener, ConversationId conversation, boolean read, long seq) implements About {
        @Override
        public Optional<Listener> from() {
            return Optional.of(listener);
        }
    }

    record Typing(Listener listener, ConversationId conversation, Optional<String> text) implements Order {}

    record Page(Listener listener, Viewer.PageSeen page) implements Order {}

    record AskHeads(Listener listener) implements Order {}

    /// This node stops: whose connection ends from now on was sent away, and is not lost.
    record Drain() implements Order {}

    /// Looks at the replica, on its thread.
    record Inspect(Consumer<View> look) implements Order {}

    /// A row has been read.
    record Loaded(ConversationId conversation, Optional<Tables.Row> row) implements Order {}

    record LoadFailed(ConversationId conversation) implements Order {}

    /// Once a second.
    record Sweep() implements Deciding {}
}
