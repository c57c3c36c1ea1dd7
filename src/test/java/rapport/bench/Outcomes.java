package rapport.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Made-up outcomes for tests.
final class Outcomes {

    private Outcomes() {}

    /// An outcome in which all parts of round i show the same: messages a second as given, and from them latencies and
    /// CPU.
    static Outcome of(String name, double latencyMillis, double cpuMicros, double... messagesPerSecond) {
        List<Outcome.Turn> turns = Arrays.stream(messagesPerSecond)
                .mapToObj(rate -> new Outcome.Turn(
                        new Round(rate, latencyMillis, latencyMillis * 10, 1, 2, 0.4, 1_000, 3.0, 700), cpuMicros, 0.1))
                .toList();
        return new Outcome(name, Map.of("what", "made up"), 2.5, turns, turns, turns);
    }

    static Map<String, Outcome> named(Outcome... outcomes) {
        Map<String, Outcome> named = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            named.put(outcome.name(), outcome);
        }
        return named;
    }

    static RivalsReport report(Outcome... outcomes) {
        Race race = Race.quick(400, 3);
        Machine machine = new Machine(2, "some", 1_024, "Linux", "25");
        return new RivalsReport(machine, race, List.of(outcomes), Map.of("ejabberd", "not here"));
    }
}
