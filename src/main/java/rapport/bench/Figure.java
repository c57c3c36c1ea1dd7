package rapport.bench;

import java.util.List;
import java.util.function.Function;

/// A figure that contestants are compared by.
enum Figure {
    THROUGHPUT("one in flight each: acknowledged", "/s", "%,.0f"),
    SLOW_RATE("at 1,000/s: acknowledged", "/s", "%,.0f"),
    SLOW_P50("at 1,000/s: to the other side, p50", "ms", "%,.2f"),
    SLOW_P99("at 1,000/s: to the other side, p99", "ms", "%,.1f"),
    FAST_RATE("at 3,000/s: acknowledged", "/s", "%,.0f"),
    FAST_P50("at 3,000/s: to the other side, p50", "ms", "%,.2f"),
    FAST_P99("at 3,000/s: to the other side, p99", "ms", "%,.1f"),
    CPU("one in flight each: CPU a message", "µs", "%,.0f"),
    SLOW_CPU("at 1,000/s: CPU a message", "µs", "%,.0f"),
    FAST_CPU("at 3,000/s: CPU a message", "µs", "%,.0f"),
    GENERATOR("one in flight each: the generator", "% of all", "%,.0f"),
    OTHERS("one in flight each: others, or stolen", "% of all", "%,.0f"),
    MEMORY("memory of an idle connection", "KiB", "%,.1f"),
    FRAMES("frames to clients, a message", "", "%,.2f"),
    BYTES("bytes to clients, a message", "", "%,.0f");

    private final String title;
    private final String unit;
    private final String format;

    Figure(String title, String unit, String format) {
        this.title = title;
        this.unit = unit;
        this.format = format;
    }

    String title() {
        return title;
    }

    String unit() {
        return unit;
    }

    /// How one value is written, for [String#format].
    String format() {
        return format;
    }

    Spread of(Outcome outcome) {
        return Spread.of(rounds(outcome));
    }

    /// What each round showed, in their order; memory is measured once.
    List<Double> rounds(Outcome outcome) {
        return switch (this) {
            case THROUGHPUT -> each(outcome.oneInFlight(), turn -> turn.round().messagesPerSecond());
            case SLOW_RATE -> each(outcome.slow(), turn -> turn.round().messagesPerSecond());
            case SLOW_P50 -> each(outcome.slow(), turn -> turn.round().p50Millis());
            case SLOW_P99 -> each(outcome.slow(), turn -> turn.round().p99Millis());
            case FAST_RATE -> each(outcome.fast(), turn -> turn.round().messagesPerSecond());
            case FAST_P50 -> each(outcome.fast(), turn -> turn.round().p50Millis());
            case FAST_P99 -> each(outcome.fast(), turn -> turn.round().p99Millis());
            case CPU -> each(outcome.oneInFlight(), Outcome.Turn::cpuMicros);
            case SLOW_CPU -> each(outcome.slow(), Outcome.Turn::cpuMicros);
            case FAST_CPU -> each(outcome.fast(), Outcome.Turn::cpuMicros);
            case GENERATOR -> each(outcome.oneInFlight(), turn -> turn.round().generatorShare() * 100);
            case OTHERS -> each(outcome.oneInFlight(), turn -> turn.othersShare() * 100);
            case MEMORY -> List.of(outcome.kibibytesPerConnection());
            case FRAMES -> each(outcome.oneInFlight(), turn -> turn.round().framesPerMessage());
            case BYTES -> each(outcome.oneInFlight(), turn -> turn.round().bytesPerMessage());
        };
    }

    private static List<Double> each(List<Outcome.Turn> turns, Function<Outcome.Turn, Double> what) {
        return turns.stream().map(what).toList();
    }
}
