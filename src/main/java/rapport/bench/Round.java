package rapport.bench;

/// What one round showed: acknowledged messages a second, latencies in milliseconds, the part of the whole machine
/// that the generator itself used, and what clients got for it.
///
/// @param messages all that were acknowledged, also those that were under way when the time was over
/// @param framesPerMessage that all clients together got
record Round(
        double messagesPerSecond,
        double p50Millis,
        double p99Millis,
        double ackP50Millis,
        double ackP99Millis,
        double generatorShare,
        long messages,
        double framesPerMessage,
        double bytesPerMessage) {

    static Round of(Meter meter, double seconds, long inTime, double generatorShare) {
        return new Round(
                inTime / seconds,
                meter.toTheOtherSide().millisAt(0.50),
                meter.toTheOtherSide().millisAt(0.99),
                meter.toTheAnswer().millisAt(0.50),
                meter.toTheAnswer().millisAt(0.99),
                generatorShare,
                meter.acknowledged(),
                meter.framesPerMessage(),
                meter.bytesPerMessage());
    }
}
