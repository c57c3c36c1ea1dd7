package rapport.api;

import java.util.Optional;

/// Names of people and sites, as they are written down.
final class Names {
    private static final String FIELD = "name";
    private static final int LONGEST = 100;

    private Names() {}

    /// The name in a body, which has to be there.
    static String read(Body body) {
        return optional(body).orElseThrow(() -> Body.missing(FIELD));
    }

    static Optional<String> optional(Body body) {
        return body.optionalText(FIELD, 1, 4 * LONGEST).map(Names::shown);
    }

    /// Without what cannot be seen: two names that look the same are to be the same.
    private static String shown(String text) {
        StringBuilder name = new StringBuilder();
        text.codePoints().filter(Names::isVisible).forEach(name::appendCodePoint);
        String shown = name.toString().strip();
        if (shown.isEmpty() || shown.length() > LONGEST) {
            throw new Refusal(Problem.malformed(FIELD, "`name` has to have 1 to " + LONGEST + " visible characters."));
        }
        return shown;
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
