package rapport.directory;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what sites vouch for: a JSON Web Token signed with HS256 and the site's identity secret, with `sub` and `exp`,
/// perhaps `nbf`, `name` and `email`. Clocks may differ by 30 s.
public final class Identities {
    private static final Duration LEEWAY = Duration.ofSeconds(30);
    private static final int LONGEST_SUBJECT = 256;
    private static final int LONGEST_TEXT = 256;

    private final InstantSource clock;

    Identities(InstantSource clock) {
        this.clock = clock;
    }

    public IdentityClaim read(Site site, String token) {
        Hs256 signature = new Hs256(site.identitySecret().getBytes(StandardCharsets.UTF_8));
        return signature.verify(token).map(this::claim).orElseGet(IdentityClaim.Invalid::new);
    }

    private IdentityClaim claim(JWTClaimsSet claims) {
        if (claims.getExpirationTime() == null) {
            return new IdentityClaim.Invalid();
        }
        if (!isInTime(claims)) {
            return new IdentityClaim.OutOfTime();
        }
        return identity(claims).<IdentityClaim>map(IdentityClaim.Vouched::new).orElseGet(IdentityClaim.Invalid::new);
    }

    private boolean isInTime(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        Date notBefore = claims.getNotBeforeTime();
        return now.isBefore(expires.toInstant().plus(LEEWAY))
                && (notBefore == null || !now.isBefore(notBefore.toInstant().minus(LEEWAY)));
    }

    private static Optional<Identity> identity(JWTClaimsSet claims) {
        try {
            String subject = claims.getSubject();
            if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
                return Optional.empty();
            }
            return Optional.of(
                    new Identity(subject, text(claims.getStringClaim("name")), text(claims.getStringClaim("email"))));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(@Nullable String text) {
        return text == null || text.isBlank() || text.length() > LONGEST_TEXT ? Optional.empty() : Optional.of(text);
    }
}
