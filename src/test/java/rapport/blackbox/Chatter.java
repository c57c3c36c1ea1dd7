package rapport.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import rapport.blackbox.client.Sent;

/// Talks without pause: the next message leaves as soon as the one before is answered, on whatever connection that
/// happens. Remembers all it said, in order.
final class Chatter {

    private final List<String> lines;
    private final Function<String, Sent> mouth;
    private final Tally tally;
    private final List<Sent> said = new ArrayList<>();
    private boolean silent;

    Chatter(List<String> lines, Function<String, Sent> mouth, Tally tally) {
        this.lines = lines;
        this.mouth = mouth;
        this.tally = tally;
    }

    void start() {
        next();
    }

    private synchronized void next() {
        if (silent) {
            return;
        }
        String line = lines.get(said.size() % lines.size()) + " #" + said.size();
        Sent sent = mouth.apply(line);
        said.add(sent);
        var _ = sent.answer().thenAccept(reply -> {
            if (reply.is("ok")) {
                tally.acknowledged();
            }
            next();
        });
    }

    /// Says nothing more; what was said last may still be under way.
    synchronized void fallSilent() {
        silent = true;
    }

    synchronized List<Sent> said() {
        return List.copyOf(said);
    }
}
