package rapport.torture;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import rapport.audit.History;
import rapport.audit.Seen;
import rapport.audit.Stored;

/// Counts what a run was made of.
final class Tally {

    private final Set<String> sent = new HashSet<>();
    private final Set<String> acknowledged = new HashSet<>();
    private long again;
    private final Map<String, Long> refused = new TreeMap<>();
    private long connections;
    private long replaced;
    private long displayed;

    private Tally() {}

    static TortureReport.Counts of(int visitors, int agents, History history, Stored stored, List<String> broken) {
        Tally tally = new Tally();
        history.sights().forEach(tally::count);
        return new TortureReport.Counts(
                visitors,
                agents,
                tally.sent.size(),
                tally.acknowledged.size(),
                tally.again,
                tally.refused,
                tally.connections,
                tally.replaced,
                tally.displayed,
                stored.conversations().stream()
                        .mapToLong(conversation -> conversation.entries().size())
                        .sum(),
                containing(broken, "not in the log"),
                containing(broken, "twice"),
                containing(broken, "stands at") + containing(broken, "stands before"));
    }

    private void count(Seen seen) {
        switch (seen) {
            case Seen.Opened opened -> connections++;
            case Seen.Invoked invoked -> sent.add(invoked.conversation() + invoked.identity());
            case Seen.Acknowledged ack -> {
                acknowledged.add(ack.conversation() + ack.identity());
                again += ack.duplicate() ? 1 : 0;
            }
            case Seen.Refused no -> refused.merge(no.code(), 1L, Long::sum);
            case Seen.Closed closed -> replaced += closed.code() == TortureClient.REPLACED ? 1 : 0;
            case Seen.Displayed shown -> displayed++;
            default -> {}
        }
    }

    private static long containing(List<String> broken, String words) {
        return broken.stream().filter(sentence -> sentence.contains(words)).count();
    }
}
