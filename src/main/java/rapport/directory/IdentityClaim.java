package rapport.directory;

/// What became of reading what a site vouches for.
public sealed interface IdentityClaim {
    record Vouched(Identity identity) implements IdentityClaim {}

    /// Rightly signed, but its time is over or has not come.
    record OutOfTime() implements IdentityClaim {}

    /// Not signed by the site, or without what it needs.
    record Invalid() implements IdentityClaim {}
}
