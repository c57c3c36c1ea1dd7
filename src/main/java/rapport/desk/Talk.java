package rapport.desk;

import java.time.Instant;
import java.util.Optional;

/// What the core must know of what was said.
///
/// @param last the newest message or note, for agents
/// @param lastVisible the newest message that visitors may see
/// @param owedSince the visitor's first message that no agent has answered yet
/// @param recents the newest message ids
public record Talk(
        Optional<LastMessage> last, Optional<LastMessage> lastVisible, Optional<Instant> owedSince, Recents recents) {
    public static final Talk NONE = new Talk(Optional.empty(), Optional.empty(), Optional.empty(), Recents.NONE);

    Talk said(Entry<? extends Content.Posting> entry, Receipt receipt) {
        var message = Optional.of(LastMessage.of(entry));
        boolean visible = entry.content().visible().isPresent();
        var owed = switch (entry.author()) {
            case Author.Visitor visitor -> owedSince.or(() -> Optional.of(entry.at()));
            case Author.Agent agent -> visible ? Optional.<Instant>empty() : owedSince;
            case Author.Desk desk -> owedSince;
        };
        return new Talk(message, visible ? message : lastVisible, owed, recents.with(receipt));
    }

    /// Nothing is owed any more: the cycle ended.
    Talk settled() {
        return new Talk(last, lastVisible, Optional.empty(), recents);
    }
}
