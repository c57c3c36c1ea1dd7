package rapport.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What clients were shown.
final class SightAudit {
    private final History history;
    private final List<Violation> found;
    private final Map<Place, Shown> log = new HashMap<>();
    private final Map<Place, Seen.Of> agreed = new HashMap<>();

    private record Place(String conversation, Side side, long seq) {}

    /// One client's copy of one conversation.
    private static final class Copy {
        private long last = -1;
        private final Set<String> identities = new HashSet<>();
    }

    /// What one connection was sent of one conversation.
    private static final class Stream {
        private long next = 1;
        private boolean begun;
        private boolean reset;
    }

    SightAudit(History history, Stored stored, List<Violation> found) {
        this.history = history;
        this.found = found;
        for (var conversation : stored.conversations()) {
            for (var entry : conversation.entries()) {
                log.put(new Place(conversation.id(), Side.AGENT, entry.seq()), entry.as(Side.AGENT));
                entry.visible()
                        .ifPresent(visible ->
                                log.put(new Place(conversation.id(), Side.VISITOR, visible), entry.as(Side.VISITOR)));
            }
        }
    }

    void check() {
        history.byClient().forEach((client, own) -> {
            displays(own);
            streams(client, own);
            marks(own);
        });
    }

    private void displays(List<Seen> own) {
        var copies = new HashMap<String, Copy>();
        for (var seen : own) {
            switch (seen) {
                case Seen.Displayed displayed -> {
                    inTheLog(Rule.I3, displayed, displayed.entry());
                    grows(copies.computeIfAbsent(displayed.conversation(), id -> new Copy()), displayed);
                }
                case Seen.Listed listed -> inTheLog(Rule.I3, listed, listed.entry());
                case Seen.Pushed pushed -> inTheLog(Rule.P2, pushed, pushed.entry());
                case Seen.Dropped dropped -> copies.remove(dropped.conversation());
                default -> {}
            }
        }
    }

    private void grows(Copy copy, Seen.Displayed displayed) {
        var entry = displayed.entry();
        if (copy.last >= 0 && entry.seq() != copy.last + 1) {
            report(Rule.I5, displayed, "shows " + entry.seq() + " after " + copy.last);
        }
        copy.last = entry.seq();
        if (entry.identity().contains("/") && !copy.identities.add(entry.identity())) {
            report(Rule.P6, displayed, "shows " + entry.identity() + " twice");
        }
    }

    private void inTheLog(Rule rule, Seen.Of seen, Shown shown) {
        var place = new Place(seen.conversation(), seen.at().client().side(), shown.seq());
        var entry = log.get(place);
        if (entry == null) {
            report(rule, seen, "shows " + shown.identity() + " at " + shown.seq() + ", where the log has nothing");
        } else if (!entry.equals(shown)) {
            report(
                    rule,
                    seen,
                    "shows " + shown.identity() + " at " + shown.seq() + ", where the log has " + entry.identity()
                            + (entry.identity().equals(shown.identity()) ? " with another text" : ""));
        }
        var other = agreed.putIfAbsent(place, seen);
        if (other != null && !shown.equals(shown(other))) {
            report(
                    Rule.I6,
                    seen,
                    "shows at " + shown.seq() + " what " + other.at().client().name() + " does not");
        }
    }

    private static @Nullable Shown shown(Seen.Of seen) {
        return switch (seen) {
            case Seen.Displayed displayed -> displayed.entry();
            case Seen.Listed listed -> listed.entry();
            case Seen.Pushed pushed -> pushed.entry();
            default -> null;
        };
    }

    private void streams(Client client, List<Seen> own) {
        var streams = new HashMap<String, Stream>();
        for (var seen : own) {
            switch (seen) {
                case Seen.Opened opened -> streams.clear();
                case Seen.Closed closed -> streams.clear();
                case Seen.Reset reset -> stream(streams, reset).reset = true;
                case Seen.Replayed replayed -> replayed(stream(streams, replayed), replayed);
                case Seen.Pushed pushed -> pushed(client, stream(streams, pushed), pushed);
                default -> {}
            }
        }
    }

    private static Stream stream(Map<String, Stream> streams, Seen.Of seen) {
        return streams.computeIfAbsent(seen.conversation(), id -> new Stream());
    }

    private void replayed(Stream stream, Seen.Replayed replayed) {
        if (!stream.reset) {
            if (replayed.cursor().isPresent()) {
                if (replayed.from() != replayed.cursor().getAsLong() + 1) {
                    report(
                            Rule.P5,
                            replayed,
                            "asked for what follows on " + replayed.cursor().getAsLong()
                                    + " and is given a replay from " + replayed.from());
                }
            } else if (stream.begun && replayed.from() != stream.next) {
                report(
                        Rule.P5,
                        replayed,
                        "was sent everything below " + stream.next + " and is given a replay from " + replayed.from());
            }
        }
        stream.reset = false;
        stream.begun = true;
        stream.next = replayed.from();
    }

    private void pushed(Client client, Stream stream, Seen.Pushed pushed) {
        long seq = pushed.entry().seq();
        if (!stream.begun && client.side() == Side.AGENT) {
            report(Rule.P5, pushed, "is sent " + seq + " without a replay");
        } else if (seq != stream.next) {
            report(Rule.P5, pushed, "is sent " + seq + " where " + stream.next + " is due");
        }
        stream.begun = true;
        stream.next = seq + 1;
    }

    private void marks(List<Seen> own) {
        var known = new HashMap<String, Marks>();
        for (var seen : own) {
            switch (seen) {
                // What a crash takes are marks of the last second: a new connection may hear of less.
                case Seen.Opened opened -> known.clear();
                case Seen.Marked marked -> {
                    var before = known.put(marked.conversation(), marked.marks());
                    if (!marked.marks().sane()) {
                        report(Rule.I10, marked, "is told that more was read than delivered: " + marked.marks());
                    }
                    if (before != null && !marked.marks().reaches(before)) {
                        report(Rule.I10, marked, "is told " + marked.marks() + " after " + before);
                    }
                }
                default -> {}
            }
        }
    }

    private void report(Rule rule, Seen.Of seen, String sentence) {
        found.add(new Violation(rule, seen.conversation(), seen.at().client().name() + " " + sentence));
    }
}
