package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Visitor;

/// Which agent a visitor belongs to: the owner, the one who answered last, or the one with the most room.
@Tag("blackbox")
class BindingTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void visitors_go_to_who_has_the_most_room() {
        Agent busy = stage.agent(0, 4);
        stage.talk(busy);
        Agent free = stage.agent(1, 4);
        Visitor visitor = stage.visitor();
        visitor.say("hello").ok();
        free.awaitAssigned(visitor.conversation());
    }

    @Test
    void who_comes_back_goes_to_who_answered_last_even_if_another_has_more_room() {
        Talk talk = stage.talk(stage.agent(0));
        talk.answer("good day");
        stage.talk(talk.agent());
        stage.agent(1);
        comeBack(talk);
        talk.agent().awaitAssigned(talk.conversation(), 2);
    }

    @Test
    void an_agent_who_never_answered_after_a_drift_is_not_the_last_agent() {
        Talk talk = stage.talk(stage.agent(0));
        talk.answer("good day");
        Agent next = stage.agent(1);
        talk.agent().available("offline");
        next.awaitAssigned(talk.conversation());
        talk.agent().available("online");
        comeBack(talk);
        talk.agent().awaitAssigned(talk.conversation(), 3);
    }

    @Test
    void an_agent_who_answered_after_a_drift_is() {
        Talk talk = stage.talk(stage.agent(0));
        talk.answer("good day");
        Agent next = stage.agent(1);
        talk.agent().available("offline");
        next.awaitAssigned(talk.conversation());
        next.say(talk.conversation(), "I took over").ok();
        talk.agent().available("online");
        comeBack(talk);
        next.awaitAssigned(talk.conversation(), 3);
    }

    @Test
    void a_conversation_is_not_pulled_back_in_the_middle_of_a_cycle() {
        Talk talk = stage.talk(stage.agent(0));
        talk.answer("good day");
        Agent next = stage.agent(1);
        talk.agent().available("offline");
        next.awaitAssigned(talk.conversation());
        talk.agent().available("online");
        talk.visitor().say("who are you?").ok();
        Frame state = next.demand(talk.frame("open")).part("conversation");
        assertThat(next.isMine(state)).isTrue();
    }

    @Test
    void an_owner_comes_before_the_last_agent_until_there_is_none() {
        Talk talk = stage.talk(stage.agent(0));
        talk.answer("good day");
        Agent owner = stage.agent(1);
        String path = "/api/v1/visitors/" + talk.visitor().id() + "/owner";
        stage.admin().put(path, Frame.object("agent", owner.id())).expect(204);
        comeBack(talk);
        Frame state = owner.awaitAssigned(talk.conversation());
        assertThat(state.part("visitor").has("owner")).as("%s", state).isTrue();
        stage.admin().put(path, Frame.object()).expect(204);
        comeBack(talk);
        talk.agent().awaitAssigned(talk.conversation(), 3);
    }

    @Test
    void a_bound_visitor_goes_elsewhere_when_their_agent_is_full() {
        Talk talk = stage.talk(stage.agent(0, 1));
        talk.answer("good day");
        talk.visitor().demand(talk.frame("close"));
        stage.talk(talk.agent());
        Agent other = stage.agent(1);
        talk.visitor().say("me again").ok();
        other.awaitAssigned(talk.conversation());
    }

    private static void comeBack(Talk talk) {
        talk.visitor().demand(talk.frame("close"));
        talk.visitor().say("me again").ok();
    }
}
