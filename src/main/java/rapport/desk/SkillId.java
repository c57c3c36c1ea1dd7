package rapport.desk;

/// Something an agent can do, at a level.
///
/// @param value opaque, 1 to {@value Limits#ID_CHARACTERS} characters
public record SkillId(String value) implements Comparable<SkillId> {
    public SkillId {
        Limits.id(value);
    }

    @Override
    public int compareTo(SkillId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
