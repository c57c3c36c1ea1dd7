package rapport.desk;

/// A finished upload.
///
/// @param value opaque, 1 to {@value Limits#ID_CHARACTERS} characters
public record FileId(String value) implements Comparable<FileId> {
    public FileId {
        Limits.id(value);
    }

    @Override
    public int compareTo(FileId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
