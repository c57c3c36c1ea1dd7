package rapport.desk;

/// Where an entry stands, in both numberings (contract, section 2).
///
/// @param seq the number among all entries, from 1, without gaps: the agents' numbering
/// @param visible how many entries up to and including this one visitors may see. For a visible entry this is its
///     number in the visitors' numbering; for a hidden one it is the number of the last visible one before it
public record Place(long seq, long visible) {
    /// Before the first entry.
    public static final Place NONE = new Place(0, 0);

    /// The place of the next entry.
    Place next(boolean isVisible) {
        return new Place(seq + 1, isVisible ? visible + 1 : visible);
    }
}
