package rapport.gateway;

import java.util.List;
import rapport.desk.ConversationId;

/// What one connection was sent of one conversation. Its queue is its place in the log: entries that the socket does
/// not
/// take now are not kept but read again when it does.
///
/// Lives on the connection's loop.
///
/// @param <E> an entry in the numbering of the connection
final class Feed<E> {
    /// Entries read at once. At 16 KiB of text each they are bounded by memory, not by the socket.
    private static final int PAGE = 50;

    /// What a feed needs of its session.
    interface Outlet<E> {
        boolean writable();

        /// Reads entries after `seq` and calls [Feed#read] on the loop.
        void read(Feed<E> feed, long seq, int limit);

        void replay(ConversationId conversation, long from, long head);

        void entry(E entry);

        void live(ConversationId conversation, long head);

        long seq(E entry);
    }

    private final ConversationId conversation;
    private final Outlet<E> outlet;
    private long sent;
    private long head;
    private boolean replaying;
    private boolean reading;
    /// What is being read was asked for by an earlier replay and is of no use any more.
    private boolean outdated;

    /// A feed that is live from the beginning: nothing was said yet.
    Feed(ConversationId conversation, Outlet<E> outlet) {
        this.conversation = conversation;
        this.outlet = outlet;
    }

    /// The number of the last entry that was sent.
    long sent() {
        return sent;
    }

    /// Sends the entries from `from` to `newHead`, then goes live. Not while an earlier replay runs: that one just goes
    /// further.
    void replay(long from, long newHead) {
        head = Math.max(head, newHead);
        if (replaying) {
            return;
        }
        sent = from - 1;
        replaying = true;
        outdated = reading;
        outlet.replay(conversation, from, head);
        pump();
    }

    /// An entry was committed.
    void committed(E entry) {
        long seq = outlet.seq(entry);
        if (!replaying && !reading && seq == sent + 1 && outlet.writable()) {
            head = Math.max(head, seq);
            send(entry);
            return;
        }
        if (seq > head) {
            head = seq;
            pump();
        }
    }

    /// The durable head, as the replica has it: whatever was missed is read now.
    void atLeast(long durable) {
        head = Math.max(head, durable);
        pump();
    }

    /// Goes on after the socket took what was sent.
    void pump() {
        if (reading) {
            return;
        }
        if (sent >= head) {
            if (replaying) {
                replaying = false;
                outlet.live(conversation, sent);
            }
            return;
        }
        if (outlet.writable()) {
            reading = true;
            outlet.read(this, sent, PAGE);
        }
    }

    /// Entries after the last one that was sent, ascending.
    void read(List<E> entries) {
        reading = false;
        if (outdated) {
            outdated = false;
            pump();
            return;
        }
        for (var entry : entries) {
            if (!outlet.writable()) {
                break;
            }
            long seq = outlet.seq(entry);
            if (seq != sent + 1) {
                throw new IllegalStateException(conversation + ": entry " + seq + " after " + sent);
            }
            send(entry);
        }
        head = Math.max(head, sent);
        if (!entries.isEmpty() || sent >= head) {
            pump();
        }
    }

    /// The entries could not be read; they are asked for again with the next one or the next tick.
    void unread() {
        reading = false;
        outdated = false;
    }

    private void send(E entry) {
        outlet.entry(entry);
        sent = outlet.seq(entry);
    }
}
