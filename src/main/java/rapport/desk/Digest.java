package rapport.desk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The first 128 bits of the SHA-256 of what was posted: enough to tell whether an id was reused for something else.
public record Digest(long high, long low) {

    /// Of what somebody posted. A text and a note of the same words differ.
    public static Digest of(Content.Posting content) {
        return switch (content) {
            case Content.Text text -> of('t', text.text());
            case Content.Note note -> of('n', note.text());
            case Content.File file -> of('f', file.file().id().value());
        };
    }

    private static Digest of(char kind, String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update((byte) kind);
            var hash = ByteBuffer.wrap(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
            return new Digest(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }
}
