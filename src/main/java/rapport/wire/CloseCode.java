package rapport.wire;

/// Why the server ends a connection (contract, section 8). Clients come back after those below 4500, and not after the
/// others.
public enum CloseCode {
    /// Bytes that are no UTF-8.
    BAD_UTF8(1007),
    /// A frame of more than 64 KiB.
    TOO_LARGE(1009),
    /// The server restarts.
    RESTART(1012),
    /// This node takes no more.
    DRAIN(4000),
    /// Only at admission.
    OVERLOADED(4001),
    /// It lives, but takes nothing.
    TOO_SLOW(4002),
    /// A tick was not answered, or could not even be sent.
    NO_TOCK(4005),
    UNAUTHENTICATED(4501),
    REVOKED(4502),
    BANNED(4503),
    /// Anything but a valid hello first, a second hello, three malformed frames.
    PROTOCOL_VIOLATION(4504),
    /// By another connection of the same session.
    REPLACED(4506);

    private final int number;

    CloseCode(int number) {
        this.number = number;
    }

    /// As it stands in the close frame.
    public int number() {
        return number;
    }
}
