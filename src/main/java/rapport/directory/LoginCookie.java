package rapport.directory;

import java.time.Duration;
import java.util.Optional;

/// The cookie that keeps a person logged in: out of reach of scripts, never sent along from other sites, and over HTTPS
/// bound to this very host.
public final class LoginCookie {
    private static final String OVER_HTTPS = "__Host-rapport";
    private static final String OVER_HTTP = "rapport";

    private LoginCookie() {}

    /// The token in a `Cookie` header, if it is there.
    public static Optional<String> token(String header, boolean secure) {
        String wanted = name(secure) + "=";
        for (String pair : header.split(";")) {
            String trimmed = pair.strip();
            if (trimmed.startsWith(wanted)) {
                return Optional.of(trimmed.substring(wanted.length())).filter(token -> !token.isEmpty());
            }
        }
        return Optional.empty();
    }

    /// The value of `Set-Cookie` that logs in.
    public static String set(String token, Duration lifetime, boolean secure) {
        return name(secure) + "=" + token + attributes(secure) + "; Max-Age=" + lifetime.toSeconds();
    }

    /// The value of `Set-Cookie` that logs out.
    public static String clear(boolean secure) {
        return name(secure) + "=" + attributes(secure) + "; Max-Age=0";
    }

    private static String name(boolean secure) {
        return secure ? OVER_HTTPS : OVER_HTTP;
    }

    private static String attributes(boolean secure) {
        return "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
    }
}
