package rapport.gateway;

import rapport.transcript.Transcript.Range;
import rapport.wire.FromBoth;

/// What a `history` asks for, as the transcript takes it.
final class Ranges {
    private Ranges() {}

    static Range of(FromBoth.History history) {
        return switch (history.range()) {
            case FromBoth.Range.Before before -> new Range.Before(before.seq(), history.limit());
            case FromBoth.Range.After after -> new Range.After(after.seq(), history.limit());
            case FromBoth.Range.Newest newest -> Range.newest(history.limit());
        };
    }
}
