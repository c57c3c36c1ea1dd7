package rapport.desk;

import java.util.Optional;
import java.util.OptionalInt;

/// What an entry shows.
///
/// What visitors may see is a type of its own, [Visible], and [#visible()] is the only way from one to the other: a
/// note has no visible form, so nothing that takes a [Visible] can ever be given one.
public sealed interface Content {
    /// The form that visitors see, if they may see it at all.
    Optional<Visible> visible();

    /// What people can post.
    sealed interface Posting extends Content {}

    /// What visitors may see.
    sealed interface Visible {}

    /// @param text as it was written, code point for code point; not empty
    record Text(String text) implements Posting, Visible {
        @Override
        public Optional<Visible> visible() {
            return Optional.of(this);
        }
    }

    record File(FileRef file) implements Posting, Visible {
        @Override
        public Optional<Visible> visible() {
            return Optional.of(this);
        }
    }

    /// Among agents only.
    record Note(String text) implements Posting {
        @Override
        public Optional<Visible> visible() {
            return Optional.empty();
        }
    }

    /// A cycle began.
    record Opened(long cycle) implements Content, Visible {
        @Override
        public Optional<Visible> visible() {
            return Optional.of(this);
        }
    }

    record Queued(QueueReason reason) implements Content, Visible {
        @Override
        public Optional<Visible> visible() {
            return Optional.of(this);
        }
    }

    /// @param reason by which rule this agent was chosen
    /// @param trigger what made a choice necessary
    /// @param from who had the conversation before, in this cycle
    record Assigned(AgentRef agent, long fence, Rule reason, Trigger trigger, Optional<AgentRef> from)
            implements Content {
        @Override
        public Optional<Visible> visible() {
            return Optional.of(new AssignedVisibly(agent, fence, from));
        }
    }

    /// An assignment without the desk's reasons.
    record AssignedVisibly(AgentRef agent, long fence, Optional<AgentRef> from) implements Visible {}

    /// What the agent who hands over tells the one who takes over.
    record TransferNote(String text, AgentRef by) implements Content {
        @Override
        public Optional<Visible> visible() {
            return Optional.empty();
        }
    }

    record Closed(long cycle, Author by, CloseReason reason) implements Content, Visible {
        @Override
        public Optional<Visible> visible() {
            return Optional.of(this);
        }
    }

    record Rated(long cycle, int score, Optional<String> comment) implements Content, Visible {
        @Override
        public Optional<Visible> visible() {
            return Optional.of(this);
        }
    }

    /// A finished upload, as it is shown.
    ///
    /// @param size in bytes
    /// @param type the media type that was found in the content, not the one that was claimed
    /// @param width in pixels, of images
    /// @param height in pixels, of images
    record FileRef(FileId id, String name, long size, String type, OptionalInt width, OptionalInt height) {}
}
