package rapport.desk;

/// One customer-service operation, the unit of order.
///
/// @param value opaque, 1 to {@value Limits#ID_CHARACTERS} characters
public record DeskId(String value) {
    public DeskId {
        Limits.id(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
