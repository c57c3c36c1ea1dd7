package rapport.wire;

import rapport.desk.FileId;

/// The content of a `send`.
public sealed interface Posted {
    /// @param text not empty, at most 16 KiB in UTF-8, no lone surrogates, no U+0000
    record Text(String text) implements Posted {}

    /// @param file a finished upload of the same sender: for the session to find out
    record File(FileId file) implements Posted {}

    /// From agents only, for agents only: for the session to refuse to visitors.
    record Note(String text) implements Posted {}

    /// The `kind` of a content.
    enum PostedKind {
        TEXT,
        FILE,
        NOTE
    }
}
