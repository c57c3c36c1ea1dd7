package rapport.api;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names of people, sites, teams and skills, as they are written down.
final class Names {
    private static final String FIELD = "name";
    private static final int LONGEST = 100;
    private static final String EMPTY = "\u115f\u1160\u3164\uffa0\u2800";
    private static final Pattern GAP = Pattern.compile(" {2,}");

    private Names() {}

    /// The name in a body, which has to be there.
    static String read(Fields fields) {
        return fields.required(FIELD, optional(fields), "");
    }

    static Optional<String> optional(Fields fields) {
        return optional(fields, LONGEST);
    }

    /// @param longest in characters that can be seen
    static String read(Fields fields, int longest) {
        return fields.required(FIELD, optional(fields, longest), "");
    }

    static Optional<String> optional(Fields fields, int longest) {
        Form<String> visible =
                new Form<>(text -> Names.shown(text, longest), "has to have 1 to " + longest + " visible characters.");
        return fields.optionalText(FIELD, 1, 4 * longest, visible);
    }

    /// Without what cannot be seen, each gap one space, letters with their accents as one character where there is one:
    /// two names that look the same are to be the same.
    private static Optional<String> shown(String text, int longest) {
        StringBuilder name = new StringBuilder();
        text.codePoints().filter(Names::isVisible).map(Names::spaced).forEach(name::appendCodePoint);
        String shown = Normalizer.normalize(GAP.matcher(name).replaceAll(" "), Normalizer.Form.NFC)
                .strip();
        int length = shown.codePointCount(0, shown.length());
        return length == 0 || length > longest ? Optional.empty() : Optional.of(shown);
    }

    /// Whatever leaves a gap leaves a space: also those that Java takes for no white space, as the one that does not
    /// break, and letters and a pattern that are drawn as nothing.
    private static int spaced(int character) {
        boolean gap = Character.getType(character) == Character.SPACE_SEPARATOR || EMPTY.indexOf(character) >= 0;
        return gap ? ' ' : character;
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
