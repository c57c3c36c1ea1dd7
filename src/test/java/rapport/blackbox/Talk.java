package rapport.blackbox;

import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Sent;
import rapport.blackbox.client.Visitor;

/// A conversation under way between a visitor and the agent it is assigned to.
record Talk(Visitor visitor, Agent agent, String conversation) {

    Sent ask(String text) {
        Sent sent = visitor.say(text);
        sent.ok();
        agent.awaitMessage(conversation, sent.id());
        return sent;
    }

    Sent answer(String text) {
        Sent sent = agent.say(conversation, text);
        sent.ok();
        visitor.awaitMessage(conversation, sent.id());
        return sent;
    }

    /// The state as the agent was told last.
    Frame state() {
        return agent.state(conversation).orElseThrow();
    }

    long fence() {
        return state().number("fence");
    }

    /// The log as the visitor may read it.
    Transcript asVisitor() {
        return new Transcript(visitor.history(conversation, 200)).complete();
    }

    /// The log as the agent may read it.
    Transcript asAgent() {
        return new Transcript(agent.history(conversation, 200)).complete();
    }

    /// A frame about this conversation.
    Frame frame(String type) {
        return Frame.of(type, "conversation", conversation);
    }

    /// A frame about this conversation with the present fence.
    Frame fenced(String type) {
        return frame(type).with("fence", fence());
    }
}
