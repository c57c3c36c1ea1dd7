package rapport.gateway;

/// How fast a connection may go: a bucket of tokens that fills again at a steady rate. Who has none left is not refused
/// but read later.
///
/// Small on purpose: there is one for each connection.
final class Pace {
    private final double perNano;
    private final double burst;
    private double tokens;
    private long filledAt;

    /// @param perSecond tokens that come back in a second
    /// @param burst tokens at the most, and at the start
    Pace(double perSecond, double burst, long nanos) {
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.tokens = burst;
        this.filledAt = nanos;
    }

    /// Takes a token. Gives how many nanoseconds to wait before the next frame is read: 0 while there are tokens.
    long take(long nanos) {
        tokens = Math.min(burst, tokens + (nanos - filledAt) * perNano) - 1;
        filledAt = nanos;
        return tokens >= 0 ? 0 : (long) (-tokens / perNano);
    }
}
