package rapport.wire;

/// The `type` of the frames that clients send.
enum FrameType {
    HELLO,
    SEND,
    HISTORY,
    DELIVERED,
    READ,
    TYPING,
    PAGE,
    PROFILE,
    RATE,
    CLOSE,
    TOCK,
    AVAILABILITY,
    WATCH,
    OPEN,
    LEAVE,
    TAKE,
    TRANSFER,
    RELEASE
}
