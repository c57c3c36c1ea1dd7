package rapport.log;

import java.time.Instant;
import java.util.List;
import rapport.desk.Event;

/// What is appended at one position.
///
/// @param origin who wrote it, and which of their batches it is: no two batches have the same
public record Batch(String origin, Instant at, List<Event> events) {
    public Batch {
        events = List.copyOf(events);
    }
}
