package rapport.api;

/// What may be chosen as a login and as a password.
final class Credentials {
    static final int LONGEST_LOGIN = 100;
    static final int SHORTEST_PASSWORD = 8;
    static final int LONGEST_PASSWORD = 1_024;

    private Credentials() {}

    /// A login in a body: typed on many keyboards, so only what all of them have.
    static String login(Body body) {
        String login = body.text("login", 1, LONGEST_LOGIN).strip();
        boolean plain = !login.isEmpty()
                && login.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "._-+@".indexOf(c) >= 0));
        if (!plain) {
            throw new Refusal(Problem.malformed("login", "`login` has to be of letters, digits and ._-+@ only."));
        }
        return login;
    }

    static String newPassword(Body body) {
        return body.text("password", SHORTEST_PASSWORD, LONGEST_PASSWORD);
    }
}
