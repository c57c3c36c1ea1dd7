package rapport.desk;

import java.util.List;
import java.util.Map;

/// What a batch of events left changed: the rows of the tables that are the fold of the log.
public record Changes(List<Conversation> conversations, List<Agent> agents, Map<SiteId, Policy> policies) {
    public static final Changes NONE = new Changes(List.of(), List.of(), Map.of());

    public Changes {
        conversations = List.copyOf(conversations);
        agents = List.copyOf(agents);
        policies = Map.copyOf(policies);
    }
}
