package rapport.audit;

/// An entry as somebody sees it.
///
/// @param seq in the numbering of who sees it
/// @param identity what it is, the same for everybody: see [Identity]
/// @param hash of its text, the same for everybody: see [TextHash]; of what has no text, of the empty one
public record Shown(long seq, String identity, String hash) {}
