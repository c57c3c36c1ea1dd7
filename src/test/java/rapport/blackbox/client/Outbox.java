package rapport.blackbox.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Messages that wait for their answer, in the order in which they were written (rule 1 of section 6): at most sixteen
/// are on the wire, and after a reconnect all that are unanswered go again. Guarded by its party's lock.
final class Outbox {

    private static final int WINDOW = 16;

    private record Waiting(Frame frame, CompletableFuture<Frame> answer) {}

    private final Map<String, Waiting> unanswered = new LinkedHashMap<>();
    private int onTheWire;

    CompletableFuture<Frame> add(Frame frame) {
        CompletableFuture<Frame> answer = new CompletableFuture<>();
        unanswered.put(frame.text("id"), new Waiting(frame, answer));
        return answer;
    }

    /// The frames that may go now; they count as sent.
    List<Frame> due() {
        List<Frame> due = new ArrayList<>();
        int position = 0;
        for (Waiting waiting : unanswered.values()) {
            if (position >= onTheWire && position < WINDOW) {
                due.add(waiting.frame);
            }
            position++;
        }
        onTheWire += due.size();
        return due;
    }

    /// The message that a reply answers, if it is one of these.
    Optional<CompletableFuture<Frame>> answered(String id) {
        Optional<Waiting> waiting = Optional.ofNullable(unanswered.remove(id));
        if (waiting.isPresent()) {
            onTheWire--;
        }
        return waiting.map(Waiting::answer);
    }

    void connectionLost() {
        onTheWire = 0;
    }

    boolean isEmpty() {
        return unanswered.isEmpty();
    }
}
