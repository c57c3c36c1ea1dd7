package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;

/// Whom a visitor of a site would get now, and why.
@Tag("blackbox")
class PreviewTest {
    private static final String PATH = "/api/v1/routing/preview";

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void what_is_foretold_is_what_happens() {
        Site site = stage.site("graceSeconds", 5);
        stage.agent(0);
        stage.agent(1);
        Frame told = preview(Frame.object("site", site.id())).part("decision");
        var visitor = stage.visitor(site);
        visitor.say("hello").ok();
        Frame state = visitor.awaitState(
                visitor.conversation(), "an agent", one -> one.text("state").equals("assigned"));
        assertThat(told.text("agent")).isEqualTo(state.text("agent.id"));
    }

    @Test
    void a_visitor_who_wrote_before_would_get_who_answered_them_last() {
        Site site = stage.site("graceSeconds", 5);
        Talk talk = stage.talk(site, stage.agent(0));
        talk.answer("good day");
        stage.agent(1);
        Frame decision = preview(Frame.object(
                        "site", site.id(), "visitor", talk.visitor().id()))
                .part("decision");
        assertThat(decision.text("agent")).isEqualTo(talk.agent().id());
        assertThat(decision.text("rule")).isEqualTo("last_agent");
    }

    @Test
    void who_would_wait_is_told_where_and_why() {
        Site site = stage.site("graceSeconds", 5);
        Agent full = stage.agent(0, 1);
        stage.talk(site, full);
        stage.visitor(site).say("me too").ok();
        Frame preview = preview(Frame.object("site", site.id()));
        assertThat(preview.part("decision").has("agent")).isFalse();
        assertThat(preview.part("decision").text("rule")).isEqualTo("nobody_eligible");
        assertThat(preview.text("queue.reason")).isEqualTo("all_busy");
        assertThat(preview.number("queue.position")).isEqualTo(2);
        assertThat(preview.part("decision").parts("candidates"))
                .anySatisfy(
                        candidate -> assertThat(candidate.text("passedOver")).isEqualTo("full"));
    }

    @Test
    void agents_may_not_ask() {
        Frame body = Frame.object("site", stage.site("graceSeconds", 5).id());
        stage.rest().as(stage.staff().token(0)).post(PATH, body).expect(403);
        stage.rest().post(PATH, body).expect(401);
    }

    private static Frame preview(Frame body) {
        return stage.rest()
                .as(stage.staff().supervisorToken())
                .post(PATH, body)
                .expect(200)
                .json();
    }
}
