package rapport.wire;

import rapport.desk.Limits;

/// The `id` of a client's frame, and the `re` of the one reply to it.
///
/// @param value opaque, 1 to {@value Limits#ID_CHARACTERS} characters
public record FrameId(String value) {
    public FrameId {
        if (value.isEmpty() || value.length() > Limits.ID_CHARACTERS) {
            throw new IllegalArgumentException("a frame's id has 1 to " + Limits.ID_CHARACTERS + " characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
