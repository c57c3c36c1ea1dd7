package rapport.directory;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;

/// Signs and checks JSON Web Tokens with one key and one algorithm. What a token says about its own algorithm is never
/// followed, only compared. The comparison of signatures takes the same time wherever they differ.
final class Hs256 {
    private static final int LONGEST_TOKEN = 8_192;

    private final byte[] key;

    Hs256(byte[] key) {
        this.key = key.clone();
    }

    String sign(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            token.sign(new MACSigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError("our own key signs", e);
        }
    }

    /// The claims, if the signature is right; nothing is said yet about their time.
    Optional<JWTClaimsSet> verify(String text) {
        if (text.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        try {
            SignedJWT token = SignedJWT.parse(text);
            boolean ours =
                    JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm()) && token.verify(new MACVerifier(key));
            return ours ? Optional.ofNullable(token.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }
}
