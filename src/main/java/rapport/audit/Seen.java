package rapport.audit;

import java.util.OptionalLong;

/// One thing that a client did or saw.
public sealed interface Seen {
    Stamp at();

    /// Of one conversation.
    sealed interface Of extends Seen {
        String conversation();
    }

    /// Of a message that this client sends.
    sealed interface OfSend extends Of {
        /// As [Identity#author] says it.
        String author();

        String message();

        /// As [Identity#message] says it.
        default String identity() {
            return Identity.message(author(), message());
        }
    }

    /// A connection was welcomed.
    record Opened(Stamp at) implements Seen {}

    /// A connection is over, for whatever reason.
    ///
    /// @param code of the close frame; 1006 without one
    record Closed(Stamp at, int code) implements Seen {}

    /// A message goes out; once more for each connection on which it is sent again.
    record Invoked(Stamp at, String conversation, String author, String message, String hash) implements OfSend {}

    /// `ok`
    record Acknowledged(Stamp at, String conversation, String author, String message, long seq, boolean duplicate)
            implements OfSend {}

    /// `error`, which is final.
    ///
    /// @param code as in the contract
    record Refused(Stamp at, String conversation, String author, String message, String code) implements OfSend {}

    /// The connection ended before there was an answer.
    record Unknown(Stamp at, String conversation, String author, String message) implements OfSend {}

    /// `replay`
    ///
    /// @param cursor what the client had asked for, with `hello` or `open`, if this answers that
    record Replayed(Stamp at, String conversation, OptionalLong cursor, long from, long head) implements Of {}

    /// `reset`
    record Reset(Stamp at, String conversation, String reason) implements Of {}

    /// `entry`: what the server pushes, whatever the client makes of it.
    record Pushed(Stamp at, String conversation, Shown entry) implements Of {}

    /// The client shows an entry at the end of its copy.
    record Displayed(Stamp at, String conversation, Shown entry) implements Of {}

    /// An entry was read in a page of history.
    record Listed(Stamp at, String conversation, Shown entry) implements Of {}

    /// The client forgot its copy. What it displays next may begin anywhere.
    record Dropped(Stamp at, String conversation) implements Of {}

    /// The marks as a `conversation` frame told them.
    record Marked(Stamp at, String conversation, Marks marks) implements Of {}
}
