package rapport.blackbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import rapport.blackbox.client.Frame;

/// Tokens by which a site vouches for its visitors (RFC 7519), right ones and wrong ones.
final class Jwt {

    private Jwt() {}

    static String of(String secret, Frame claims) {
        return sign("HS256", "HmacSHA256", secret, claims);
    }

    static String sign(String algorithm, String mac, String secret, Frame claims) {
        String body = part(Frame.object("alg", algorithm, "typ", "JWT")) + "." + part(claims);
        return body + "." + encode(hmac(mac, secret, body));
    }

    static String unsigned(Frame claims) {
        return part(Frame.object("alg", "none", "typ", "JWT")) + "." + part(claims) + ".";
    }

    /// Claims for a person, valid for five minutes.
    static Frame person(String subject) {
        return Frame.object(
                "sub", subject, "exp", Instant.now().plusSeconds(300).getEpochSecond());
    }

    private static String part(Frame json) {
        return encode(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hmac(String algorithm, String secret, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
