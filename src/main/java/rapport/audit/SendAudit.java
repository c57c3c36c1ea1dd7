package rapport.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What became of messages.
final class SendAudit {
    private final History history;
    private final List<Violation> found;
    private final Map<Key, Stored.Entry> log = new HashMap<>();
    private final Map<Key, Seen.Invoked> invoked = new LinkedHashMap<>();

    private record Key(String conversation, String identity) {
        static Key of(Seen.OfSend send) {
            return new Key(send.conversation(), send.identity());
        }
    }

    SendAudit(History history, Stored stored, List<Violation> found) {
        this.history = history;
        this.found = found;
        for (var conversation : stored.conversations()) {
            for (var entry : conversation.entries()) {
                if (entry.message()) {
                    log.putIfAbsent(new Key(conversation.id(), entry.identity()), entry);
                }
            }
        }
        history.all(Seen.Invoked.class).forEach(send -> invoked.putIfAbsent(Key.of(send), send));
    }

    void check() {
        acknowledged();
        refused();
        nobodySent();
        idempotent();
        inRealTime();
        history.byClient().values().forEach(own -> {
            inOutboxOrder(own);
            answeredInOrder(own);
        });
    }

    private void acknowledged() {
        history.all(Seen.Acknowledged.class).forEach(ack -> {
            var entry = log.get(Key.of(ack));
            if (entry == null) {
                report(Rule.I1, ack, "was acknowledged at " + ack.seq() + " and is not in the log");
                return;
            }
            long seq = entry.as(ack.at().client().side()).seq();
            if (seq != ack.seq()) {
                report(Rule.I1, ack, "was acknowledged at " + ack.seq() + " and stands at " + seq);
            }
        });
        invoked.forEach((key, send) -> {
            var entry = log.get(key);
            if (entry != null && !entry.hash().equals(send.hash())) {
                report(Rule.I1, send, "is in the log with another text than it was sent with");
            }
        });
    }

    private void refused() {
        history.all(Seen.Refused.class)
                // Another text under a known id: what stands there is the first one.
                .filter(refused -> !refused.code().equals("id_conflict"))
                .filter(refused -> log.containsKey(Key.of(refused)))
                .forEach(refused -> report(Rule.I2, refused, "was refused (" + refused.code() + ") and is in the log"));
    }

    private void nobodySent() {
        log.forEach((key, entry) -> {
            if (!invoked.containsKey(key)) {
                found.add(new Violation(
                        Rule.I19,
                        key.conversation(),
                        key.identity() + " stands at " + entry.seq() + ", and nobody sent it"));
            }
        });
    }

    private void idempotent() {
        var first = new HashMap<Key, Seen.Acknowledged>();
        var fresh = new HashMap<Key, Integer>();
        history.all(Seen.Acknowledged.class).forEach(ack -> {
            var before = first.putIfAbsent(Key.of(ack), ack);
            if (before != null
                    && before.seq() != ack.seq()
                    && before.at().client().side() == ack.at().client().side()) {
                report(Rule.P3, ack, "was acknowledged at " + before.seq() + " and then at " + ack.seq());
            }
            if (!ack.duplicate() && fresh.merge(Key.of(ack), 1, Integer::sum) > 1) {
                report(Rule.P3, ack, "was taken for new more than once");
            }
        });
        history.all(Seen.Refused.class).forEach(refused -> {
            var before = first.get(Key.of(refused));
            if (before != null && !refused.code().equals("id_conflict")) {
                report(Rule.P3, refused, "was acknowledged, and refused (" + refused.code() + ") when sent again");
            }
        });
    }

    /// I8: history is in the order of time.
    private void inRealTime() {
        var highest = new HashMap<String, Seen.Acknowledged>();
        var begun = new HashMap<Key, Boolean>();
        for (var seen : history.sights()) {
            if (seen instanceof Seen.Acknowledged ack && log.containsKey(Key.of(ack))) {
                highest.merge(ack.conversation(), ack, (a, b) -> seq(a) >= seq(b) ? a : b);
            } else if (seen instanceof Seen.Invoked send && begun.putIfAbsent(Key.of(send), true) == null) {
                var before = highest.get(send.conversation());
                if (before != null
                        && log.containsKey(Key.of(send))
                        && seq(send) < seq(before)
                        && before.at().nanos() < send.at().nanos()) {
                    report(
                            Rule.I8,
                            send,
                            "stands at " + seq(send) + ", but was sent after " + before.identity()
                                    + " had been acknowledged at " + seq(before));
                }
            }
        }
    }

    private long seq(Seen.OfSend send) {
        var entry = log.get(Key.of(send));
        return entry == null ? 0 : entry.seq();
    }

    private void inOutboxOrder(List<Seen> own) {
        var last = new HashMap<String, Seen.Invoked>();
        Seen.Invoked newest = null;
        var begun = new HashMap<Key, Boolean>();
        for (var seen : own) {
            if (!(seen instanceof Seen.Invoked send)
                    || begun.putIfAbsent(Key.of(send), true) != null
                    || !log.containsKey(Key.of(send))) {
                continue;
            }
            var before = last.put(send.conversation(), send);
            if (before != null && seq(send) < seq(before)) {
                report(Rule.I7, send, "stands before " + before.identity() + ", which the same client sent first");
            }
            if (newest != null && order(send) < order(newest) && order(send) > 0) {
                report(
                        Rule.P4,
                        send,
                        "was committed before " + newest.identity() + " of " + newest.conversation()
                                + ", which the same client sent first");
            }
            newest = send;
        }
    }

    private long order(Seen.OfSend send) {
        var entry = log.get(Key.of(send));
        return entry == null ? 0 : entry.order().orElse(0);
    }

    private void answeredInOrder(List<Seen> own) {
        var open = new ArrayList<Key>();
        for (var seen : own) {
            switch (seen) {
                case Seen.Opened opened -> open.clear();
                case Seen.Closed closed -> open.clear();
                case Seen.Invoked send -> open.add(Key.of(send));
                case Seen.Unknown unknown -> open.remove(Key.of(unknown));
                case Seen.Acknowledged ack -> answered(open, ack);
                case Seen.Refused refused -> answered(open, refused);
                default -> {}
            }
        }
    }

    private void answered(List<Key> open, Seen.OfSend answer) {
        int place = open.indexOf(Key.of(answer));
        if (place < 0) {
            report(Rule.P4, answer, "was answered on a connection on which it was not open");
        } else {
            if (place > 0) {
                report(Rule.P4, answer, "was answered before " + open.getFirst().identity() + ", which was sent first");
            }
            open.remove(place);
        }
    }

    private void report(Rule rule, Seen.OfSend send, String sentence) {
        found.add(new Violation(
                rule,
                send.conversation(),
                send.identity() + " of " + send.at().client().name() + " " + sentence));
    }
}
