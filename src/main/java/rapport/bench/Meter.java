package rapport.bench;

/// What one round showed. Belongs to the generator's event loop.
final class Meter {

    private final Latencies toTheOtherSide = new Latencies();
    private final Latencies toTheAnswer = new Latencies();
    private long sent;
    private long acknowledged;
    private long arrived;
    private long refused;
    private long frames;
    private long bytes;

    void sent() {
        sent++;
    }

    void acknowledged(long nanos) {
        acknowledged++;
        toTheAnswer.record(nanos);
    }

    void arrived(long nanos) {
        arrived++;
        toTheOtherSide.record(nanos);
    }

    void refused() {
        refused++;
    }

    /// A frame came that is no tick.
    void heard(int frameBytes) {
        frames++;
        bytes += frameBytes;
    }

    /// Everything that was sent was answered and reached the other side.
    boolean settled() {
        return acknowledged + refused == sent && arrived == acknowledged;
    }

    long acknowledged() {
        return acknowledged;
    }

    long refusals() {
        return refused;
    }

    /// Frames that came for each message that was acknowledged.
    double framesPerMessage() {
        return (double) frames / Math.max(1, acknowledged);
    }

    /// Bytes of JSON that came for each message that was acknowledged.
    double bytesPerMessage() {
        return (double) bytes / Math.max(1, acknowledged);
    }

    Latencies toTheOtherSide() {
        return toTheOtherSide;
    }

    Latencies toTheAnswer() {
        return toTheAnswer;
    }

    @Override
    public String toString() {
        return "%d sent, %d acknowledged, %d refused, %d arrived".formatted(sent, acknowledged, refused, arrived);
    }
}
