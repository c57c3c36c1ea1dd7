package rapport.wire;

/// What a string may be made of, and how large it is on the wire.
final class Characters {
    private Characters() {}

    /// Whether it is Unicode without U+0000: no half of a surrogate pair stands alone.
    static boolean sound(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /// The same, each half of a surrogate pair that stands alone replaced by U+FFFD: what UTF-8 can carry.
    static String carried(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return new String(
                        text.codePoints().map(Characters::carried).toArray(), 0, text.codePointCount(0, text.length()));
            }
        }
        return text;
    }

    private static int carried(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point;
    }

    /// Bytes in UTF-8 of a sound string, counted without making them.
    static int bytes(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a surrogate pair stands for two of the four bytes.
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes;
    }

    /// The beginning, at most this many characters, without cutting a surrogate pair.
    static String cut(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters);
    }
}
