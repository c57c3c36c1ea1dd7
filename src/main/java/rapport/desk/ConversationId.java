package rapport.desk;

/// The endless log between one visitor and one site.
///
/// Because there is exactly one for each visitor, its name follows from the visitor's: no index has to be asked, and
/// two nodes cannot open two.
///
/// @param value opaque, 1 to {@value Limits#ID_CHARACTERS} characters
public record ConversationId(String value) implements Comparable<ConversationId> {
    private static final String PREFIX = "c_";
    private static final String VISITOR_PREFIX = "v_";

    public ConversationId {
        Limits.id(value);
    }

    /// The conversation of this visitor, whether or not they ever wrote.
    public static ConversationId of(VisitorId visitor) {
        var name = visitor.value();
        return new ConversationId(
                PREFIX + (name.startsWith(VISITOR_PREFIX) ? name.substring(VISITOR_PREFIX.length()) : name));
    }

    /// Whose conversation this is.
    public VisitorId visitor() {
        return new VisitorId(VISITOR_PREFIX + (value.startsWith(PREFIX) ? value.substring(PREFIX.length()) : value));
    }

    @Override
    public int compareTo(ConversationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
