package rapport.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// A strong entity tag (RFC 9110, section 8.8.3) with its quotes, as headers have it: a digest of what is shown.
///
/// Of some things a part lives by itself (how much an agent has to do). Their tag has two parts with a dot between: the
/// first is of what people set, and is all that counts for whether somebody else changed it.
public record Etag(String value) {
    private static final int BYTES = 16;

    /// Of something that only changes when somebody changes it.
    static Etag of(byte[] shown) {
        return new Etag('"' + digest(shown) + '"');
    }

    /// @param set what people set
    /// @param shown that, and what lives by itself
    static Etag of(byte[] set, byte[] shown) {
        return new Etag('"' + digest(set) + '.' + digest(shown) + '"');
    }

    /// Whether both are of a thing on which people set the same.
    boolean sameSettings(Etag other) {
        return settings().equals(other.settings());
    }

    private String settings() {
        int dot = value.indexOf('.');
        return dot < 0 ? value : value.substring(0, dot) + '"';
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
