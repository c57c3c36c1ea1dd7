package rapport.torture;

/// An end that a connection is brought to, at a byte.
///
/// @param direction whose bytes are counted
/// @param after how many more of them pass
record Cut(Direction direction, long after, Manner manner) {

    enum Manner {
        /// Both sides see a reset; what was under way is gone.
        RESET,
        /// Both sides see an orderly end in the middle of things.
        FINISH,
        /// Only the receiver of these bytes sees an end; the other direction goes on.
        HALF
    }
}
