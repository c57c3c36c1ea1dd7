package rapport.blackbox.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What one party shows of one conversation, kept by rule 2 of section 6: an entry is applied only if it is the next.
/// Besides the entries it keeps what a server must never do to it: an entry twice on one connection, a hole, another
/// entry at a place already shown. Guarded by its party's lock.
public final class Display {

    /// What became of an entry.
    enum Outcome {
        APPLIED,
        OLD,
        GAP
    }

    private final TreeMap<Long, Frame> shown = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private boolean started;
    private boolean live;
    private boolean followed = true;
    private long last;
    private long knownHead;
    /// The last entry that the server knows this connection to have, by cursor or because it sent it.
    private long given;

    /// The cursor to give in `hello`: nothing where there is no copy, or the conversation is another's now.
    Optional<Long> connected() {
        live = false;
        given = followed ? last : 0;
        return Optional.of(given).filter(seq -> seq > 0);
    }

    /// True if entries between the copy and the replay have to be fetched.
    boolean replay(Frame replay) {
        followed = true;
        live = false;
        long from = replay.number("from");
        knownHead = Math.max(knownHead, replay.number("head"));
        if (given > 0 && from != given + 1) {
            faults.add("the replay begins at " + from + ", after " + given);
        }
        if (!started) {
            started = true;
            last = from - 1;
        }
        return from > last + 1;
    }

    Outcome pushed(Frame entry) {
        long seq = entry.number("seq");
        knownHead = Math.max(knownHead, seq);
        if (seq <= given) {
            faults.add("entry " + seq + " was pushed again, after " + given);
        }
        given = Math.max(given, seq);
        Outcome outcome = apply(entry);
        if (outcome == Outcome.GAP) {
            faults.add("entry " + seq + " was pushed when the last shown one was " + last);
        }
        return outcome;
    }

    Outcome apply(Frame entry) {
        long seq = entry.number("seq");
        started = true;
        if (seq <= last) {
            compare(seq, entry);
            return Outcome.OLD;
        }
        if (seq > last + 1) {
            return Outcome.GAP;
        }
        last = seq;
        shown.put(seq, entry);
        return Outcome.APPLIED;
    }

    private void compare(long seq, Frame entry) {
        Frame before = shown.get(seq);
        boolean same = before == null || before.without("type").equals(entry.without("type"));
        if (!same) {
            faults.add("at " + seq + " stood " + before + " and now stands " + entry);
        }
    }

    void live(Frame frame) {
        live = true;
        if (last != frame.number("head")) {
            faults.add("live at head " + frame.number("head") + " when the last shown entry was " + last);
        }
    }

    void dismissed() {
        followed = false;
        live = false;
    }

    /// Forgets everything, as `reset` demands.
    void reset() {
        shown.clear();
        started = false;
        last = 0;
        knownHead = 0;
        given = 0;
    }

    void head(long head) {
        knownHead = Math.max(knownHead, head);
    }

    public long last() {
        return last;
    }

    public boolean behind() {
        return last < knownHead;
    }

    public boolean live() {
        return live;
    }

    public boolean followed() {
        return followed;
    }

    public List<String> faults() {
        return List.copyOf(faults);
    }

    public List<Frame> entries() {
        return List.copyOf(shown.values());
    }

    public Optional<Frame> at(long seq) {
        return Optional.ofNullable(shown.get(seq));
    }

    public Optional<Frame> message(String id) {
        return shown.values().stream()
                .filter(entry -> entry.maybe("id").equals(Optional.of(id)))
                .findFirst();
    }
}
