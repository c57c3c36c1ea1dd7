package rapport.desk;

/// The sizes the core itself insists on. Whoever lets people in answers them before they get here; what still arrives
/// oversized is a mistake of ours and fails loudly.
public final class Limits {
    /// Characters (UTF-16 units) of an id.
    public static final int ID_CHARACTERS = 64;
    /// Bytes in UTF-8 of a message's or note's text.
    public static final int TEXT_BYTES = 16 * 1024;
    /// Characters of a name, an e-mail address, an attribute's value.
    public static final int NAME_CHARACTERS = 200;
    /// Attributes of a visitor.
    public static final int ATTRIBUTES = 50;
    /// Characters of the preview of a last message.
    public static final int PREVIEW_CHARACTERS = 120;
    /// Message ids a conversation remembers in memory: as many as a client may have unanswered (contract, section 6).
    public static final int RECENT_IDS = 16;
    /// Candidates kept with a stored choice.
    public static final int CANDIDATES = 50;
    /// Conversations one agent may be given at once.
    public static final int CAPACITY = 1_000;

    /// The highest level of a skill; the lowest is 1.
    public static final int SKILL_LEVEL = 5;
    /// The highest priority, and with a minus the lowest.
    public static final int PRIORITY = 100;

    private Limits() {}

    static void id(String value) {
        if (value.isEmpty() || value.length() > ID_CHARACTERS) {
            throw new IllegalArgumentException(
                    "an id has 1 to " + ID_CHARACTERS + " characters, not " + value.length());
        }
    }
}
