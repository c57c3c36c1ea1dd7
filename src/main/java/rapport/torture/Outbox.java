package rapport.torture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a client has said and has no answer to yet, in order; it survives a reload. At most sixteen are on the wire,
/// and after a reconnect all go again, the same bytes under the same ids.
final class Outbox {

    private static final int WINDOW = 16;

    /// @param text what the auditor compares
    record Said(String id, String conversation, String text, String frame) {}

    private final Map<String, Said> unanswered = new LinkedHashMap<>();
    private int onTheWire;

    void add(Said said) {
        unanswered.put(said.id(), said);
    }

    /// What may go now; it counts as sent.
    List<Said> due() {
        List<Said> due = new ArrayList<>();
        int position = 0;
        for (Said said : unanswered.values()) {
            if (position >= onTheWire && position < WINDOW) {
                due.add(said);
            }
            position++;
        }
        onTheWire += due.size();
        return due;
    }

    /// What this is the answer to, if it is one of these.
    Optional<Said> answered(String id) {
        Optional<Said> said = Optional.ofNullable(unanswered.remove(id));
        if (said.isPresent()) {
            onTheWire--;
        }
        return said;
    }

    /// Gives what was on the wire; it will go again.
    List<Said> connectionLost() {
        List<Said> unknown =
                unanswered.values().stream().limit(Math.max(0, onTheWire)).toList();
        onTheWire = 0;
        return unknown;
    }

    int size() {
        return unanswered.size();
    }
}
