package rapport.wire;

/// The sizes that the contract gives to frames and to what stands in them; [rapport.desk.Limits] has those that the
/// core
/// insists on as well.
///
/// @param frameBytes of a client's frame, in UTF-8
/// @param textBytes of a text, in UTF-8
/// @param fileBytes of an upload
public record FrameLimits(int frameBytes, int textBytes, long fileBytes) {
    /// Bytes of a frame from a client.
    public static final int CLIENT_FRAME_BYTES = 64 * 1024;

    /// Bytes of a `hello`.
    public static final int HELLO_BYTES = 32 * 1024;

    /// Bytes of a frame from the server.
    public static final int SERVER_FRAME_BYTES = 256 * 1024;

    /// Bytes above which a page of history or a welcome is cut. Below the most that the contract allows, so that one of
    /// them and what may be waiting before it stay within what a connection may have unsent.
    public static final int CUT_ABOVE_BYTES = 160 * 1024;

    /// Objects and arrays within each other, the frame itself included.
    public static final int DEPTH = 16;

    /// All numbers are below this: a JavaScript number tells them apart.
    public static final long NUMBER_BELOW = 1L << 53;

    /// Characters of a token or a signed identity.
    public static final int TOKEN_CHARACTERS = 8 * 1024;

    /// Characters that are kept of a page's address, title and referrer; what is longer is cut.
    public static final int PAGE_CHARACTERS = 2 * 1024;

    /// Characters of a language tag.
    public static final int LOCALE_CHARACTERS = 64;

    /// Entries in a `history` that asks for no number.
    public static final int HISTORY_DEFAULT = 50;

    /// Entries in one `history`; who asks for more gets this many.
    public static final int HISTORY_MOST = 200;

    /// Earlier conversations that are listed with a visitor, the newest.
    public static final int EARLIER_MOST = 50;
}
