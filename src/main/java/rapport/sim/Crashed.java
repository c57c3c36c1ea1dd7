package rapport.sim;

/// Unwinds the thread of a process that is dead by now.
final class Crashed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Crashed() {
        super("the process died", null, false, false);
    }
}
