package rapport.bench;

import java.util.List;
import java.util.Map;

/// What a contestant showed.
///
/// @param kibibytesPerConnection memory that an idle connection costs: the slope between a quarter of them and all
/// @param oneInFlight rounds with one message in flight for each visitor
/// @param slow rounds at the lower fixed rate
/// @param fast rounds at the higher one
record Outcome(
        String name,
        Map<String, String> about,
        double kibibytesPerConnection,
        List<Turn> oneInFlight,
        List<Turn> slow,
        List<Turn> fast) {

    Outcome {
        oneInFlight = List.copyOf(oneInFlight);
        slow = List.copyOf(slow);
        fast = List.copyOf(fast);
    }

    /// One part of a round.
    ///
    /// @param cpuMicros that the server used for each message that was acknowledged, its database included
    /// @param othersShare the part of the whole machine that was neither the server's nor the generator's nor idle
    record Turn(Round round, double cpuMicros, double othersShare) {}
}
