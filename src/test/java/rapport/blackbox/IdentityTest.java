package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.Visitor;
import rapport.blackbox.client.Wire;

/// Visitors for whom the site vouches with a signed token.
@Tag("blackbox")
class IdentityTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    private final String subject = "customer-" + Ids.next();

    @Test
    void a_vouched_for_visitor_is_identified_with_name_and_mail() {
        Agent agent = stage.agent(0);
        Visitor visitor = arrive(Jwt.person(subject).with("name", "Ada").with("email", "ada@example.org"));
        assertThat(visitor.self().flag("identified")).isTrue();
        assertThat(visitor.self().text("name")).isEqualTo("Ada");
        visitor.say("hello").ok();
        Frame state = agent.awaitAssigned(visitor.conversation());
        assertThat(state.flag("visitor.identified")).isTrue();
        assertThat(state.text("visitor.name")).isEqualTo("Ada");
        assertThat(state.text("visitor.email")).isEqualTo("ada@example.org");
    }

    @Test
    void the_same_person_on_another_device_has_the_same_conversation() {
        Visitor phone = arrive(Jwt.person(subject));
        phone.say("from the phone").ok();
        Visitor laptop = arrive(Jwt.person(subject));
        assertThat(laptop.id()).isEqualTo(phone.id());
        assertThat(laptop.conversation()).isEqualTo(phone.conversation());
    }

    @Test
    void the_same_subject_on_another_site_is_another_visitor() {
        Site other = stage.site("graceSeconds", 20);
        Visitor here = arrive(Jwt.person(subject));
        Visitor there = stage.arrive(
                Visitor.identified(stage.socket(), other.key(), Jwt.of(other.identitySecret(), Jwt.person(subject))));
        assertThat(there.id()).isNotEqualTo(here.id());
    }

    @TestFactory
    Stream<DynamicTest> a_token_that_does_not_hold_ends_with_4501() {
        String secret = stage.site().identitySecret();
        Frame good = Jwt.person(subject);
        long past = Instant.now().minusSeconds(3600).getEpochSecond();
        String signed = Jwt.of(secret, good);
        String other = Jwt.of(secret, good.with("sub", "somebody else"));
        return Map.ofEntries(
                        Map.entry("nonsense", "nonsense"),
                        Map.entry("alg none", Jwt.unsigned(good)),
                        Map.entry("alg none with a signature", Jwt.sign("none", "HmacSHA256", secret, good)),
                        Map.entry("alg HS512", Jwt.sign("HS512", "HmacSHA512", secret, good)),
                        Map.entry("alg RS256", Jwt.sign("RS256", "HmacSHA256", secret, good)),
                        Map.entry("wrong key", Jwt.of(secret + "x", good)),
                        Map.entry(
                                "key of another site",
                                Jwt.of(stage.site("graceSeconds", 20).identitySecret(), good)),
                        Map.entry("expired", Jwt.of(secret, good.with("exp", past))),
                        Map.entry("no exp", Jwt.of(secret, good.without("exp"))),
                        Map.entry("exp as text", Jwt.of(secret, good.with("exp", "tomorrow"))),
                        Map.entry("no sub", Jwt.of(secret, good.without("sub"))),
                        Map.entry("empty sub", Jwt.of(secret, good.with("sub", ""))),
                        Map.entry("no signature", signed.substring(0, signed.lastIndexOf('.') + 1)),
                        Map.entry(
                                "claims exchanged",
                                other.substring(0, other.lastIndexOf('.')) + signed.substring(signed.lastIndexOf('.'))))
                .entrySet()
                .stream()
                .map(wrong -> DynamicTest.dynamicTest(wrong.getKey(), () -> {
                    Wire wire = stage.wire();
                    wire.send(Frame.of(
                                    "hello",
                                    "id",
                                    "h",
                                    "as",
                                    "visitor",
                                    "site",
                                    stage.site().key())
                            .with("identity", wrong.getValue()));
                    assertThat(wire.awaitEnd().code()).isEqualTo(4501);
                    assertThat(wire.received()).noneMatch(frame -> frame.is("welcome"));
                }));
    }

    @Test
    void an_expired_identity_beside_a_valid_token_is_ignored() {
        Visitor visitor = arrive(Jwt.person(subject));
        visitor.say("hello").ok();
        Frame expired =
                Jwt.person(subject).with("exp", Instant.now().minusSeconds(3600).getEpochSecond());
        Visitor later = stage.arrive(
                visitor.vouchedFor(stage.socket(), Jwt.of(stage.site().identitySecret(), expired)));
        assertThat(later.id()).isEqualTo(visitor.id());
    }

    @Test
    void the_conversation_of_an_anonymous_visitor_becomes_that_of_the_person_they_turn_out_to_be() {
        Visitor anonymous = stage.visitor();
        anonymous.say("who am I").ok();
        Visitor known = stage.arrive(anonymous.vouchedFor(stage.socket(), vouch()));
        assertThat(known.self().flag("identified")).isTrue();
        assertThat(known.conversation()).isEqualTo(anonymous.conversation());
        known.awaitShown(
                known.conversation(),
                "what was said before",
                entry -> entry.maybe("content.text").filter("who am I"::equals).isPresent());
    }

    @Test
    void a_person_with_a_conversation_keeps_it_and_the_anonymous_one_is_closed_and_linked_as_earlier() {
        Agent agent = stage.agent(0);
        Visitor person = arrive(Jwt.person(subject));
        person.say("as myself").ok();
        agent.awaitAssigned(person.conversation());
        Visitor anonymous = stage.visitor();
        anonymous.say("in disguise").ok();
        String earlier = anonymous.conversation();
        agent.awaitAssigned(earlier);

        Visitor known = stage.arrive(anonymous.vouchedFor(stage.socket(), vouch()));
        assertThat(known.id()).isEqualTo(person.id());
        assertThat(known.conversation()).isEqualTo(person.conversation());
        agent.wire()
                .await(
                        "its end",
                        frame -> frame.is("dismissed")
                                && frame.text("conversation").equals(earlier));
        Frame state = agent.awaitState(person.conversation(), "the link", now -> now.has("visitor.earlier"));
        assertThat(state.array("visitor.earlier").toString()).isEqualTo("[\"" + earlier + "\"]");
        assertThat(new Transcript(known.history(earlier, 50)).turns())
                .extracting(Dialogue.Turn::text)
                .containsExactly("in disguise");
    }

    private String vouch() {
        return Jwt.of(stage.site().identitySecret(), Jwt.person(subject));
    }

    private static Visitor arrive(Frame claims) {
        String jwt = Jwt.of(stage.site().identitySecret(), claims);
        return stage.arrive(Visitor.identified(stage.socket(), stage.site().key(), jwt));
    }
}
