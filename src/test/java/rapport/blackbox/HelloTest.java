package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.Visitor;
import rapport.blackbox.client.Wire;

/// Section 3 and the first exchange of section 4: who one is, and what the server says of itself.
@Tag("blackbox")
class HelloTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void a_new_visitor_gets_a_token_the_limits_and_no_conversation() {
        Wire wire = stage.wire();
        Frame welcome = wire.ask(hello());
        assertThat(welcome.type()).isEqualTo("welcome");
        assertThat(welcome.text("epoch")).isNotBlank();
        assertThat(welcome.text("session")).isNotBlank();
        assertThat(welcome.number("tickMs")).isPositive();
        assertThat(welcome.number("limits.frameBytes")).isEqualTo(64 * 1024);
        assertThat(welcome.number("limits.textBytes")).isEqualTo(16 * 1024);
        assertThat(welcome.number("limits.fileBytes")).isPositive();
        assertThat(welcome.text("visitor.token")).isNotBlank();
        assertThat(welcome.flag("visitor.identified")).isFalse();
        assertThat(welcome.parts("conversations")).isEmpty();
        assertThat(welcome.has("agent")).isFalse();
    }

    @Test
    void the_session_that_the_client_chose_is_told_back() {
        Frame welcome = stage.wire().ask(hello().with("session", "tab-1"));
        assertThat(welcome.text("session")).isEqualTo("tab-1");
    }

    @Test
    void a_token_is_who_the_visitor_is() {
        Visitor visitor = stage.visitor();
        visitor.say("hello").ok();
        Visitor again = stage.arrive(visitor.elsewhere(stage.socket()));
        assertThat(again.id()).isEqualTo(visitor.id());
        assertThat(again.conversation()).isEqualTo(visitor.conversation());
    }

    @Test
    void two_visitors_are_two() {
        assertThat(stage.visitor().id()).isNotEqualTo(stage.visitor().id());
    }

    @Test
    void a_wrong_visitor_token_ends_with_4501_and_a_new_hello_without_it_works() {
        for (String token : new String[] {"nonsense", "a.b.c", stage.visitor().token() + "x"}) {
            Wire wire = stage.wire();
            wire.send(hello().with("token", token));
            assertThat(wire.awaitEnd().code()).as("token «%s»", token).isEqualTo(4501);
        }
        assertThat(stage.wire().ask(hello()).type()).isEqualTo("welcome");
    }

    @Test
    void a_token_of_one_site_is_nobody_on_another() {
        Visitor visitor = stage.visitor();
        Wire wire = stage.wire();
        wire.send(hello().with("site", stage.site("graceSeconds", 20).key()).with("token", visitor.token()));
        assertThat(wire.awaitEnd().code()).isEqualTo(4501);
    }

    @Test
    void an_unknown_site_is_refused_for_good() {
        Wire wire = stage.wire();
        wire.send(hello().with("site", "no-such-site"));
        assertThat(wire.awaitEnd().code()).isEqualTo(4504);
        assertThat(wire.received())
                .extracting(frame -> frame.text("type") + " " + frame.text("code"))
                .containsExactly("error not_found");
    }

    @Test
    void an_agent_is_told_who_they_are() {
        Agent agent = stage.offlineAgent(0);
        assertThat(agent.id()).isEqualTo(stage.staff().person(0).id());
        assertThat(agent.self().text("name")).isNotBlank();
        assertThat(agent.self().text("role")).isEqualTo("agent");
        assertThat(agent.self().number("capacity")).isPositive();
        assertThat(agent.self().text("status")).isIn("online", "away", "offline");
    }

    @Test
    void an_agent_without_a_valid_token_ends_with_4501() {
        Frame hello = Frame.of("hello", "id", "h", "as", "agent");
        for (Frame wrong : new Frame[] {
            hello,
            hello.with("token", "nonsense"),
            hello.with("token", stage.visitor().token())
        }) {
            Wire wire = stage.wire();
            wire.send(wrong);
            assertThat(wire.awaitEnd().code()).as("%s", wrong).isEqualTo(4501);
        }
    }

    @Test
    void an_agents_token_is_no_visitors_token() {
        Wire wire = stage.wire();
        wire.send(hello().with("token", stage.staff().token(0)));
        assertThat(wire.awaitEnd().code()).isEqualTo(4501);
    }

    @Test
    void a_connection_of_the_same_session_replaces_the_old_one_with_4506() {
        Visitor visitor = stage.visitor();
        Wire wire = stage.wire();
        Frame hello = hello().with("token", visitor.token()).with("session", visitor.session());
        assertThat(wire.ask(hello).type()).isEqualTo("welcome");
        assertThat(visitor.wire().awaitEnd().code()).isEqualTo(4506);
        assertThat(wire.end()).isEmpty();
    }

    @Test
    void a_session_of_another_visitor_is_not_replaced() {
        Visitor visitor = stage.visitor();
        Wire stranger = stage.wire();
        assertThat(stranger.ask(hello().with("session", visitor.session())).type())
                .isEqualTo("welcome");
        assertThat(visitor.ask(Frame.of("profile", "name", "Li")).type()).isEqualTo("ok");
    }

    @Test
    void connections_of_different_sessions_live_side_by_side() {
        Visitor visitor = stage.visitor();
        Visitor tab = stage.arrive(visitor.elsewhere(stage.socket()));
        var sent = visitor.say("from the first tab");
        sent.ok();
        tab.awaitMessage(tab.conversation(), sent.id());
        assertThat(visitor.connected()).isTrue();
    }

    @Test
    @Tag("transport")
    void a_hello_that_was_on_its_way_for_too_long_does_not_replace_a_newer_connection() {
        Wire late = stage.wire();
        Wire newer = stage.wire();
        Frame welcome = newer.ask(hello().with("session", "tab"));
        late.send(hello().with("session", "tab").with("token", welcome.text("visitor.token")));
        assertThat(late.awaitEnd().code()).isEqualTo(4506);
        assertThat(late.received()).noneMatch(frame -> frame.is("welcome"));
        assertThat(newer.ask(Frame.of("profile", "id", "p", "name", "Li")).type())
                .isEqualTo("ok");
    }

    @Test
    @Tag("transport")
    void the_subprotocol_is_selected_if_offered_and_not_demanded() {
        assertThat(Wire.offering(stage.socket(), "rapport.v1").subprotocol()).isEqualTo("rapport.v1");
        assertThat(Wire.offering(stage.socket(), "other", "rapport.v1").subprotocol())
                .isEqualTo("rapport.v1");
        assertThat(stage.wire().subprotocol()).isEmpty();
    }

    @Test
    void the_agent_sees_where_the_visitor_is_and_what_they_say_of_themselves() {
        Agent agent = stage.agent(0);
        Visitor visitor = stage.arrive(Visitor.anonymous(
                        stage.socket(), stage.site().key())
                .looking(Frame.object(
                        "page", Frame.object("url", "https://shop.example/a", "title", "Shoes"), "locale", "zh-CN")));
        visitor.say("hello").ok();
        Frame state = agent.awaitAssigned(visitor.conversation());
        assertThat(state.text("visitor.id")).isEqualTo(visitor.id());
        assertThat(state.text("visitor.locale")).isEqualTo("zh-CN");
        assertThat(state.text("visitor.page.url")).isEqualTo("https://shop.example/a");
        assertThat(state.flag("visitor.present")).isTrue();

        visitor.tell(Frame.of("page", "page", Frame.object("url", "https://shop.example/b")));
        agent.awaitState(
                visitor.conversation(),
                "the new page",
                now -> now.maybe("visitor.page.url")
                        .filter("https://shop.example/b"::equals)
                        .isPresent());
        visitor.demand(Frame.of("profile", "name", "小李", "email", "li@example.org"));
        Frame known = agent.awaitState(visitor.conversation(), "the name", now -> now.has("visitor.email"));
        assertThat(known.text("visitor.name")).isEqualTo("小李");
        assertThat(known.flag("visitor.identified")).isFalse();
        visitor.cut();
        agent.awaitState(visitor.conversation(), "the visitor away", now -> !now.flag("visitor.present"));
    }

    @Test
    void a_visitor_is_told_nothing_of_the_visitor_part() {
        Talk talk = stage.talk(stage.agent(0));
        assertThat(talk.visitor().state(talk.conversation()).orElseThrow().has("visitor"))
                .isFalse();
    }

    private static Frame hello() {
        return Frame.of(
                "hello", "id", Ids.next(), "as", "visitor", "site", stage.site().key());
    }
}
