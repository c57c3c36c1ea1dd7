package rapport.wire;

/// At which end of a page of history there may be more, and where it is cut if it does not fit into a frame.
public enum FarEnd {
    /// Of `before`, and of no bound: the older end.
    OLDER,
    /// Of `after`: the newer end.
    NEWER;

    public static FarEnd of(FromBoth.Range range) {
        return switch (range) {
            case FromBoth.Range.Before before -> OLDER;
            case FromBoth.Range.Newest newest -> OLDER;
            case FromBoth.Range.After after -> NEWER;
        };
    }
}
