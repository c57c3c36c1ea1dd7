package rapport.desk;

import java.time.Instant;
import java.util.Optional;

/// When time alone changes something about a conversation.
final class Deadlines {
    private Deadlines() {}

    static Optional<Instant> of(Conversation conversation, State.Assigned assigned, Policy policy) {
        return answerDue(conversation, assigned, policy).or(() -> idleDue(conversation, assigned, policy));
    }

    /// When the agent will have left the visitor without an answer for the site's answer time. Counted from the moment
    /// this agent could answer.
    static Optional<Instant> answerDue(Conversation conversation, State.Assigned assigned, Policy policy) {
        if (policy.answerTime().isZero()) {
            return Optional.empty();
        }
        return conversation
                .talk()
                .owedSince()
                .map(since -> later(since, assigned.since()))
                .map(since -> since.plus(policy.answerTime()));
    }

    /// When the cycle closes by itself: the last word is an agent's, and nobody has said anything for the site's idle
    /// time, of which only what is in this cycle counts: an agent may write first to a visitor of long ago. What a
    /// visitor is owed an answer to never closes by itself.
    static Optional<Instant> idleDue(Conversation conversation, State.Assigned assigned, Policy policy) {
        if (policy.idleTime().isZero() || conversation.talk().owedSince().isPresent()) {
            return Optional.empty();
        }
        return conversation
                .talk()
                .lastVisible()
                .filter(last -> last.author() instanceof Author.Agent)
                .map(last -> later(last.at(), assigned.arrival().at()).plus(policy.idleTime()));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
