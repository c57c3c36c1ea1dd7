package rapport.bench;

/// A contestant cannot take part here, for a reason that is no failure of its own: something it needs is not installed.
final class LeftOut extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeftOut(String reason) {
        super(reason);
    }
}
