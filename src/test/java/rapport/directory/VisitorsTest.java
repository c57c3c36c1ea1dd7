package rapport.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.desk.VisitorId;
import rapport.sql.Database;

/// Who a visitor is taken for.
final class VisitorsTest {
    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();
    private Database database;
    private Directory directory;
    private Site shop;
    private Site other;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        directory = new Directory(database, clock);
        shop = directory.sites().create("Shop", List.of(new Origin("https://shop.example")));
        other = directory.sites().create("Other", List.of());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoShowsNothingIsSomebodyNewEachTime() {
        assertThat(known(admit(null, null))).isNotEqualTo(known(admit(null, null)));
    }

    @Test
    void theTokenIsWhoTheyAre() {
        VisitorId visitor = known(admit(null, null));
        assertThat(known(admit(token(visitor), null))).isEqualTo(visitor);
    }

    @Test
    void theTokenHoldsAfterARestart() {
        VisitorId visitor = known(admit(null, null));
        String token = token(visitor);
        directory = new Directory(database, clock);
        assertThat(known(admit(token, null))).isEqualTo(visitor);
        assertThat(directory.visitors().holder(token)).contains(new Principal.Visitor(visitor, shop.id()));
    }

    @Test
    void aTokenOfAnotherSiteOrOfNobodyIsRefused() {
        VisitorId visitor = known(admit(null, null));
        assertThat(admit(directory.visitors().token(visitor, other.id()), null)).isInstanceOf(Admission.Refused.class);
        assertThat(admit("nonsense", null)).isInstanceOf(Admission.Refused.class);
        assertThat(admit(token(visitor) + "x", null)).isInstanceOf(Admission.Refused.class);
        assertThat(admit("", null)).isInstanceOf(Admission.Refused.class);
    }

    @Test
    void aPersonIsTheSameVisitorOnEveryDevice() throws Exception {
        Admission.Vouched one = vouched(admit(null, identity("li")));
        Admission.Vouched two = vouched(admit(null, identity("li")));
        assertThat(one.visitor()).isEqualTo(two.visitor());
        assertThat(one.identity()).isEqualTo(new Identity("li", Optional.of("Li Wei"), Optional.of("li@shop.example")));
        assertThat(one.shown()).isEmpty();
    }

    @Test
    void whomTheyCameAsIsKnownWhenTheyLogInAtTheSite() throws Exception {
        VisitorId anonymous = known(admit(null, null));
        Admission.Vouched person = vouched(admit(token(anonymous), identity("li")));
        assertThat(person.shown()).contains(anonymous);
        assertThat(vouched(admit(token(person.visitor()), identity("li"))).shown())
                .isEmpty();
    }

    @Test
    void anIdentityMayBeLateByHalfAMinute() throws Exception {
        String identity = identity("li");
        clock.pass(Duration.ofMinutes(5).plusSeconds(29));
        assertThat(admit(null, identity)).isInstanceOf(Admission.Vouched.class);
        clock.pass(Duration.ofSeconds(2));
        assertThat(admit(null, identity)).isInstanceOf(Admission.Refused.class);
    }

    @Test
    void anExpiredIdentityBesideAValidTokenIsIgnored() throws Exception {
        VisitorId visitor = known(admit(null, null));
        String identity = identity("li");
        clock.pass(Duration.ofHours(1));
        assertThat(known(admit(token(visitor), identity))).isEqualTo(visitor);
    }

    @Test
    void anIdentityWithoutEndIsRefused() throws Exception {
        String endless = signed(
                shop.identitySecret(), new JWTClaimsSet.Builder().subject("li").build(), JWSAlgorithm.HS256);
        assertThat(admit(null, endless)).isInstanceOf(Admission.Refused.class);
    }

    @Test
    void anIdentityThatDoesNotHoldYetOrNamesNobodyIsRefused() throws Exception {
        var later = claims("li").notBeforeTime(Date.from(clock.instant().plusSeconds(31)));
        var nobody = claims(" ");
        assertThat(admit(null, signed(shop.identitySecret(), later.build(), JWSAlgorithm.HS256)))
                .isInstanceOf(Admission.Refused.class);
        assertThat(admit(null, signed(shop.identitySecret(), nobody.build(), JWSAlgorithm.HS256)))
                .isInstanceOf(Admission.Refused.class);
    }

    @Test
    void anIdentityOfAnotherSiteAnotherAlgorithmOrNoneIsRefusedEvenBesideAToken() throws Exception {
        String token = token(known(admit(null, null)));
        JWTClaimsSet claims = claims("li").build();
        String wide = shop.identitySecret() + shop.identitySecret();
        for (String forged : List.of(
                signed(other.identitySecret(), claims, JWSAlgorithm.HS256),
                signed(wide, claims, JWSAlgorithm.HS512),
                new PlainJWT(claims).serialize(),
                directory.visitors().token(new VisitorId("v_1"), shop.id()))) {
            assertThat(admit(token, forged)).as(forged).isInstanceOf(Admission.Refused.class);
        }
    }

    @Test
    void aNumberWhereANameShouldBeIsRefused() throws Exception {
        var claims = claims("li").claim("name", 7).build();
        assertThat(admit(null, signed(shop.identitySecret(), claims, JWSAlgorithm.HS256)))
                .isInstanceOf(Admission.Refused.class);
    }

    private Admission admit(String token, String identity) {
        return directory.visitors().admit(shop, Optional.ofNullable(token), Optional.ofNullable(identity));
    }

    private String token(VisitorId visitor) {
        return directory.visitors().token(visitor, shop.id());
    }

    private String identity(String subject) throws Exception {
        return signed(shop.identitySecret(), claims(subject).build(), JWSAlgorithm.HS256);
    }

    private JWTClaimsSet.Builder claims(String subject) {
        Instant end = clock.instant().plus(Duration.ofMinutes(5));
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .expirationTime(Date.from(end))
                .claim("name", "Li Wei")
                .claim("email", "li@shop.example");
    }

    private static String signed(String secret, JWTClaimsSet claims, JWSAlgorithm algorithm) throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }

    private static VisitorId known(Admission admission) {
        return ((Admission.Known) admission).visitor();
    }

    private static Admission.Vouched vouched(Admission admission) {
        return (Admission.Vouched) admission;
    }
}
