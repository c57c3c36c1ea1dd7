package rapport.torture;

/// The torture could not be carried out, so it says nothing about the server.
final class TortureFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    TortureFailed(String message) {
        super(message);
    }

    TortureFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
