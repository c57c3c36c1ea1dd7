package rapport.torture;

/// What a client shows of one conversation: entries up to `last`, by rule 2 of the contract's section 6.
final class Display {

    /// What became of an entry.
    enum Outcome {
        APPLIED,
        OLD,
        GAP
    }

    private boolean started;
    private boolean followed = true;
    private boolean behindAtTick;
    private boolean filling;
    private long last;
    private long head;

    /// True if entries between the copy and the replay have to be asked for.
    boolean replay(long from, long newHead) {
        followed = true;
        head = Math.max(head, newHead);
        if (!started) {
            started = true;
            last = from - 1;
        }
        return from > last + 1;
    }

    Outcome apply(long seq) {
        head = Math.max(head, seq);
        if (!started || seq == last + 1) {
            started = true;
            last = seq;
            return Outcome.APPLIED;
        }
        return seq <= last ? Outcome.OLD : Outcome.GAP;
    }

    /// A tick told the head. True if this is the second one in a row to which something was missing.
    boolean ticked(long newHead) {
        head = Math.max(head, newHead);
        boolean before = behindAtTick;
        behindAtTick = behind();
        return before && behindAtTick;
    }

    /// True if there is something to ask for, and nobody has.
    boolean startFilling() {
        if (filling || !started) {
            return false;
        }
        filling = true;
        return true;
    }

    void filled() {
        filling = false;
    }

    void connectionLost() {
        filling = false;
        behindAtTick = false;
    }

    void dismissed() {
        followed = false;
    }

    boolean followed() {
        return followed;
    }

    boolean started() {
        return started;
    }

    boolean behind() {
        return last < head;
    }

    long last() {
        return last;
    }
}
