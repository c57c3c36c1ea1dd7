package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Sent;
import rapport.blackbox.client.Visitor;

/// Plays one dialogue over real sockets: the visitor's turns by a visitor of its own, the agent's by whoever is
/// assigned. Then reads it back in every way there is.
final class Play {

    private final Dialogue dialogue;
    private final Map<String, Agent> agents;
    private final Visitor visitor;
    private Optional<Integer> interruption = Optional.empty();

    Play(Dialogue dialogue, URI server, String site, Map<String, Agent> agents) {
        this.dialogue = dialogue;
        this.agents = agents;
        visitor = Visitor.anonymous(server, site);
    }

    /// The visitor's connection breaks in the middle, right after something was sent.
    Play interrupted() {
        interruption = Optional.of(dialogue.turns().size() / 2);
        return this;
    }

    void perform() {
        visitor.connect();
        for (int turn = 0; turn < dialogue.turns().size(); turn++) {
            speak(turn, dialogue.turns().get(turn));
        }
        readBack();
        visitor.demand(Frame.of("close"));
        assertThat(visitor.faults()).as("%s", dialogue.id()).isEmpty();
        visitor.close();
    }

    private void speak(int number, Dialogue.Turn turn) {
        boolean breaks = interruption.equals(Optional.of(number));
        if (turn.byVisitor()) {
            Sent sent = visitor.say(turn.text());
            if (breaks) {
                reconnect();
            }
            sent.ok();
            assigned().awaitMessage(visitor.conversation(), sent.id());
        } else {
            Agent agent = assigned();
            Sent sent = agent.say(visitor.conversation(), turn.text());
            if (breaks) {
                reconnect();
            }
            sent.ok();
            visitor.awaitMessage(visitor.conversation(), sent.id());
            // Not at once where the agent's connection broke too: the answer comes before what was missed.
            agent.awaitMessage(visitor.conversation(), sent.id());
        }
    }

    private void reconnect() {
        visitor.cut();
        visitor.connect();
    }

    /// The agent who has the conversation, once both sides know it.
    private Agent assigned() {
        String conversation = visitor.conversation();
        Frame state = visitor.awaitState(
                conversation, "an agent", told -> told.text("state").equals("assigned"));
        Agent agent = agents.get(state.text("agent.id"));
        agent.awaitState(conversation, "the assignment", agent::isMine);
        return agent;
    }

    private void readBack() {
        String conversation = visitor.conversation();
        Agent agent = assigned();
        check("shown to the visitor", visitor.shown(conversation));
        check("shown to the agent", agent.shown(conversation));
        check("read by the visitor", visitor.history(conversation, 7));
        check("read by the agent", agent.history(conversation, 50));
    }

    private void check(String how, List<Frame> entries) {
        assertThat(new Transcript(entries).complete().turns())
                .as("%s, %s", dialogue.id(), how)
                .containsExactlyElementsOf(dialogue.turns());
    }
}
