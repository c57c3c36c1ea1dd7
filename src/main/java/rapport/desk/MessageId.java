package rapport.desk;

/// What the client made once for a message, to say it again without saying it twice. Unique only together with
/// conversation and sender.
///
/// @param value opaque, 1 to {@value Limits#ID_CHARACTERS} characters
public record MessageId(String value) implements Comparable<MessageId> {
    public MessageId {
        Limits.id(value);
    }

    @Override
    public int compareTo(MessageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
