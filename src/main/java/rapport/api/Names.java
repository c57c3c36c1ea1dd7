package rapport.api;

import java.util.Optional;

/// Names of people, sites, teams and skills, as they are written down.
final class Names {
    private static final String FIELD = "name";
    private static final int LONGEST = 100;

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

    /// Without what cannot be seen: two names that look the same are to be the same.
    private static Optional<String> shown(String text, int longest) {
        StringBuilder name = new StringBuilder();
        text.codePoints().filter(Names::isVisible).forEach(name::appendCodePoint);
        String shown = name.toString().strip();
        return shown.isEmpty() || shown.length() > longest ? Optional.empty() : Optional.of(shown);
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
