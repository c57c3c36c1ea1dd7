package rapport.desk;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/// What would become of a conversation that needed an agent now. Nothing does.
final class Supposing {
    private final Books books;
    private final Line line;

    Supposing(Books books, Line line) {
        this.books = books;
        this.line = line;
    }

    /// @param asking what it asks of an agent, where that is not what it asks now
    Preview preview(
            Conversation conversation,
            Optional<Requirements> asking,
            OptionalInt priority,
            Instant now,
            RandomGenerator chance) {
        var asks = asking.isPresent() ? conversation.with(asking) : conversation;
        var supposed = needing(asks.withPriority(priority.orElse(conversation.priority())), now);
        var roster = conversation
                .agent()
                .<Roster>map(agent -> new Relieved(books, agent.id()))
                .orElse(books);
        var question = Routing.Question.of(supposed, Trigger.CYCLE_OPENED, books, now);
        var choice = Routing.choose(question, roster, chance);
        return new Preview(
                choice,
                choice.agent().isPresent()
                        ? Optional.empty()
                        : Optional.of(line.supposed(supposed, Routing.reason(question, roster), now)));
    }

    /// As it is when it is placed: an idle one after its visitor wrote.
    private Conversation needing(Conversation conversation, Instant now) {
        return switch (conversation.state()) {
            case State.Idle idle -> {
                var draft = new Draft(conversation, now);
                Conversing.opened(draft, books);
                yield draft.conversation();
            }
            case State.Open open -> conversation.with(new State.Queued(open.arrival(), Optional.empty()));
        };
    }

    /// The agents as if one had one conversation less: who is served now needs no second slot of their agent.
    private record Relieved(Roster roster, AgentId relieved) implements Roster {
        @Override
        public Collection<Agent> agents() {
            return roster.agents();
        }

        @Override
        public Optional<Standing> standing(AgentId agent) {
            return roster.standing(agent)
                    .map(standing ->
                            agent.equals(relieved) ? new Standing(standing.agent(), standing.load() - 1) : standing);
        }

        @Override
        public Pool pool(Requirements requirements) {
            var pool = new Pool(requirements);
            agents().forEach(agent -> standing(agent.id()).ifPresent(pool::update));
            return pool;
        }
    }
}
