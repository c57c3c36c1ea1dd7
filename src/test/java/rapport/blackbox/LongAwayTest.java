package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;

/// An agent who stayed away longer than the longest grace of any site is offline (routing.md, section 4).
@Tag("blackbox")
class LongAwayTest {

    @RegisterExtension
    static final Stage stage = Stage.alone();

    @Test
    void a_site_that_never_changed_its_grace_has_a_say_in_it_too() {
        Site hasty = stage.site("graceSeconds", 1);
        Talk patient = stage.talk(stage.agent(0));
        Talk lost = stage.talk(hasty, patient.agent());
        Agent next = stage.agent(1);
        patient.agent().cut();
        next.awaitAssigned(lost.conversation());
        Frame welcome = patient.agent().connect();
        assertThat(welcome.text("agent.status")).isEqualTo("online");
        assertThat(welcome.parts("conversations")).hasSize(1);
        patient.answer("I am back");
        assertThat(patient.fence()).isEqualTo(1);

        everySiteHasAGraceOfOneSecond();
        patient.agent().cut();
        next.awaitAssigned(patient.conversation());
        Frame late = patient.agent().connect();
        assertThat(late.text("agent.status")).isEqualTo("offline");
        assertThat(late.parts("conversations")).isEmpty();
    }

    private void everySiteHasAGraceOfOneSecond() {
        Frame policy = Frame.object("policy", Frame.object("graceSeconds", 1));
        for (Frame site : stage.admin().get("/api/v1/sites").expect(200).json().parts("sites")) {
            stage.admin().patch("/api/v1/sites/" + site.text("id"), policy).expect(200);
        }
    }
}
