package rapport.api;

import java.util.Locale;
import java.util.Optional;
import rapport.directory.Directory;
import rapport.directory.Principal;

/// Finds out who calls, from the one credential that a request carries: `Authorization: Bearer` or `Visitor`, else the
/// login cookie. A header that is wrong is not made good by a cookie. Blocks.
final class Callers {
    private static final String BEARER = "bearer ";
    private static final String VISITOR = "visitor ";
    private static final int LONGEST = 4_096;

    private final Directory directory;

    Callers(Directory directory) {
        this.directory = directory;
    }

    Principal who(Envelope envelope) {
        Optional<? extends Principal> holder = envelope.authorization().isPresent()
                ? byHeader(envelope.authorization().get())
                : envelope.cookie().flatMap(token -> directory.logins().holder(token));
        return holder.<Principal>map(known -> known).orElseGet(Principal.Nobody::new);
    }

    private Optional<? extends Principal> byHeader(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        if (startsWith(header, BEARER)) {
            return directory.logins().holder(header.substring(BEARER.length()).strip());
        }
        if (startsWith(header, VISITOR)) {
            return directory
                    .visitors()
                    .holder(header.substring(VISITOR.length()).strip())
                    .filter(visitor -> directory.sites().byId(visitor.site()).isPresent());
        }
        return Optional.empty();
    }

    private static boolean startsWith(String header, String scheme) {
        return header.length() > scheme.length()
                && header.substring(0, scheme.length()).toLowerCase(Locale.ROOT).equals(scheme);
    }
}
