package rapport.wire;

import rapport.desk.Hidden;

/// How far each side is, in one numbering; 0 before the first entry.
public record Marks(long visitor, long agent) {
    public static final Marks NONE = new Marks(0, 0);

    /// The same marks, given in the agents' numbering, in the visitors': each at the last visible entry not above it.
    Marks visible(Hidden hidden) {
        return new Marks(hidden.toVisible(visitor), hidden.toVisible(agent));
    }
}
