package rapport.directory;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.util.Optional;
import rapport.desk.SiteId;
import rapport.desk.VisitorId;

/// The tokens by which visitors are known again: visitor and site, signed with a key of this installation. They do not
/// expire and are not stored; making one costs nothing, so a visitor who never writes leaves no trace.
public final class VisitorTokens {
    private static final String SITE = "site";
    private static final String AUDIENCE = "rapport.visitor";

    private final Hs256 signature;

    VisitorTokens(byte[] key) {
        this.signature = new Hs256(key);
    }

    public String issue(VisitorId visitor, SiteId site) {
        return signature.sign(new JWTClaimsSet.Builder()
                .audience(AUDIENCE)
                .subject(visitor.value())
                .claim(SITE, site.value())
                .build());
    }

    /// Empty where the token is not one of ours.
    public Optional<Principal.Visitor> holder(String token) {
        return signature.verify(token).flatMap(VisitorTokens::visitor);
    }

    private static Optional<Principal.Visitor> visitor(JWTClaimsSet claims) {
        try {
            String subject = claims.getSubject();
            String site = claims.getStringClaim(SITE);
            if (subject == null || site == null || !claims.getAudience().contains(AUDIENCE)) {
                return Optional.empty();
            }
            return Optional.of(new Principal.Visitor(new VisitorId(subject), new SiteId(site)));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
