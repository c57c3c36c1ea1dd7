package rapport.desk;

/// A website or app that shows the widget.
///
/// @param value opaque, 1 to {@value Limits#ID_CHARACTERS} characters
public record SiteId(String value) implements Comparable<SiteId> {
    public SiteId {
        Limits.id(value);
    }

    @Override
    public int compareTo(SiteId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
