package rapport.audit;

import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// One client's pen. What it writes at one moment it writes in the order of the calls.
public final class Witness {
    private final Client client;
    private final LongSupplier nanos;
    private final Consumer<Seen> book;
    private final AtomicLong order = new AtomicLong();

    Witness(Client client, LongSupplier nanos, Consumer<Seen> book) {
        this.client = client;
        this.nanos = nanos;
        this.book = book;
    }

    private Stamp now() {
        return new Stamp(client, order.incrementAndGet(), nanos.getAsLong());
    }

    public void opened() {
        book.accept(new Seen.Opened(now()));
    }

    public void closed(int code) {
        book.accept(new Seen.Closed(now(), code));
    }

    /// To be called before the frame leaves.
    public void invoked(String conversation, String author, String message, String text) {
        book.accept(new Seen.Invoked(now(), conversation, author, message, TextHash.of(text)));
    }

    public void acknowledged(String conversation, String author, String message, long seq, boolean duplicate) {
        book.accept(new Seen.Acknowledged(now(), conversation, author, message, seq, duplicate));
    }

    public void refused(String conversation, String author, String message, String code) {
        book.accept(new Seen.Refused(now(), conversation, author, message, code));
    }

    public void unknown(String conversation, String author, String message) {
        book.accept(new Seen.Unknown(now(), conversation, author, message));
    }

    public void replayed(String conversation, OptionalLong cursor, long from, long head) {
        book.accept(new Seen.Replayed(now(), conversation, cursor, from, head));
    }

    public void reset(String conversation, String reason) {
        book.accept(new Seen.Reset(now(), conversation, reason));
    }

    public void pushed(String conversation, Shown entry) {
        book.accept(new Seen.Pushed(now(), conversation, entry));
    }

    public void displayed(String conversation, Shown entry) {
        book.accept(new Seen.Displayed(now(), conversation, entry));
    }

    public void listed(String conversation, Shown entry) {
        book.accept(new Seen.Listed(now(), conversation, entry));
    }

    public void dropped(String conversation) {
        book.accept(new Seen.Dropped(now(), conversation));
    }

    public void marked(String conversation, Marks marks) {
        book.accept(new Seen.Marked(now(), conversation, marks));
    }
}
