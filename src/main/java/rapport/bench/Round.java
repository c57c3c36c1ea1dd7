package rapport.bench;

/// What one round showed: acknowledged messages a second, latencies in milliseconds, and the part of the whole machine
/// that the generator itself used.
record Round(
        double messagesPerSecond,
        double p50Millis,
        double p99Millis,
        double ackP50Millis,
        double ackP99Millis,
        double generatorShare) {

    static Round of(Meter meter, double seconds, long messages, double generatorShare) {
        return new Round(
                messages / seconds,
                meter.toTheOtherSide().millisAt(0.50),
                meter.toTheOtherSide().millisAt(0.99),
                meter.toTheAnswer().millisAt(0.50),
                meter.toTheAnswer().millisAt(0.99),
                generatorShare);
    }
}
