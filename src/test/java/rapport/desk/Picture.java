package rapport.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Everything that can be seen of a desk, to compare two of them or one at two times.
///
/// @param queue who waits, in order
/// @param assigned what each agent serves, in order
record Picture(
        Map<ConversationId, Conversation> conversations,
        List<Agent> agents,
        Policy policy,
        List<Team> teams,
        List<Skill> skills,
        List<ConversationId> queue,
        Map<AgentId, List<ConversationId>> assigned,
        Map<AgentId, Integer> loads,
        Optional<Instant> wakeAt) {

    static Picture of(Desk desk) {
        return of(desk, conversation -> true);
    }

    /// What is not idle: all that two nodes must have in common.
    static Picture open(Desk desk) {
        return of(desk, Conversation::open);
    }

    private static Picture of(Desk desk, Function<Conversation, Boolean> shown) {
        var agents = List.copyOf(desk.agents());
        return new Picture(
                desk.conversations().stream()
                        .filter(shown::apply)
                        .collect(Collectors.toMap(Conversation::id, Function.identity())),
                agents,
                desk.policy(Shop.SITE),
                List.copyOf(desk.teams()),
                List.copyOf(desk.skills()),
                desk.queue().stream().map(Conversation::id).toList(),
                agents.stream()
                        .collect(Collectors.toMap(
                                Agent::id,
                                agent -> desk.assigned(agent.id()).stream()
                                        .map(Conversation::id)
                                        .toList())),
                agents.stream().collect(Collectors.toMap(Agent::id, agent -> desk.load(agent.id()))),
                desk.wakeAt());
    }
}
