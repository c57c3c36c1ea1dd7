package rapport.bench;

/// The bench could not measure what it is meant to measure, so it gives no numbers at all.
final class BenchFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    BenchFailed(String message) {
        super(message);
    }

    BenchFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
