package rapport.desk;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The refusals that several commands share.
final class Refusals {
    private Refusals() {}

    static Decision.Decided decided(Answer.Refused refused) {
        return new Decision.Decided(List.of(), refused);
    }

    static Decision.Decided noSuchAgent() {
        return decided(Answer.refused(Code.NOT_FOUND, "no such agent"));
    }

    /// Unless this agent serves the conversation, and knows by which assignment.
    static Optional<Answer.Refused> assignee(Conversation conversation, Sender.Agent agent, OptionalLong fence) {
        boolean serves = conversation.servedBy(agent.id());
        if (serves && conversation.isAt(fence)) {
            return Optional.empty();
        }
        var message =
                serves ? "fence must be that of the present assignment" : "the conversation is not assigned to you";
        return Optional.of(new Answer.Refused(Code.NOT_ASSIGNEE, message, conversation.agent()));
    }

    /// Unless this agent can be given one more.
    static Optional<Answer.Refused> capacity(Agent agent, int load) {
        if (!agent.available()) {
            return Optional.of(Answer.refused(Code.NOBODY_ELIGIBLE, "the agent is not online"));
        }
        return load < agent.capacity()
                ? Optional.empty()
                : Optional.of(Answer.refused(Code.AT_CAPACITY, "the agent has no free slot"));
    }
}
