package rapport.api;

import java.util.Optional;

/// What may be chosen as a login and as a password.
final class Credentials {
    static final int LONGEST_LOGIN = 100;
    static final int SHORTEST_PASSWORD = 8;
    static final int LONGEST_PASSWORD = 1_024;

    private static final String LOGIN = "login";
    private static final Form<String> TYPED =
            new Form<>(Credentials::typed, "has to be of letters, digits and ._-+@ only.");

    private Credentials() {}

    /// A login in a body: typed on many keyboards, so only what all of them have.
    static String login(Fields fields) {
        return fields.required(LOGIN, fields.optionalText(LOGIN, 1, LONGEST_LOGIN, TYPED), "");
    }

    static String newPassword(Fields fields) {
        return fields.text("password", SHORTEST_PASSWORD, LONGEST_PASSWORD);
    }

    private static Optional<String> typed(String text) {
        String login = text.strip();
        boolean plain = !login.isEmpty()
                && login.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "._-+@".indexOf(c) >= 0));
        return plain ? Optional.of(login) : Optional.empty();
    }
}
