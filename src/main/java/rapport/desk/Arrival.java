package rapport.desk;

import java.time.Instant;

/// When a cycle began to need an agent. Kept when an agent is lost.
///
/// @param number how many cycles this desk had opened by then: tells two of the same millisecond apart. Orders arrivals
public record Arrival(Instant at, long number) implements Comparable<Arrival> {
    @Override
    public int compareTo(Arrival other) {
        return Long.compare(number, other.number);
    }
}
