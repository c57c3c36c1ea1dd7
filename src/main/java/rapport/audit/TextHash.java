package rapport.audit;

/// A short name for a text: 64 bits of FNV-1a over its UTF-16 code units. Tells texts apart that differ by mistake, not
/// by malice.
public final class TextHash {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private TextHash() {}

    public static String of(String text) {
        long hash = BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return Long.toHexString(hash);
    }
}
