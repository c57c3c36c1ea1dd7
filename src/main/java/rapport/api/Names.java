package rapport.api;

import java.util.Optional;

/// Names of people and sites, as they are written down.
final class Names {
    private static final String FIELD = "name";
    private static final int LONGEST = 100;
    private static final Form<String> VISIBLE =
            new Form<>(Names::shown, "has to have 1 to " + LONGEST + " visible characters.");

    private Names() {}

    /// The name in a body, which has to be there.
    static String read(Fields fields) {
        return fields.required(FIELD, optional(fields), "");
    }

    static Optional<String> optional(Fields fields) {
        return fields.optionalText(FIELD, 1, 4 * LONGEST, VISIBLE);
    }

    /// Without what cannot be seen: two names that look the same are to be the same.
    private static Optional<String> shown(String text) {
        StringBuilder name = new StringBuilder();
        text.codePoints().filter(Names::isVisible).forEach(name::appendCodePoint);
        String shown = name.toString().strip();
        return shown.isEmpty() || shown.length() > LONGEST ? Optional.empty() : Optional.of(shown);
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
