package rapport.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a batch of events left changed: the rows of the tables that are the fold of the log.
///
/// @param teams empty: there is no such team any more
/// @param skills empty: there is no such skill any more
public record Changes(
        List<Conversation> conversations,
        List<Agent> agents,
        Map<SiteId, Policy> policies,
        Map<TeamId, Optional<Team>> teams,
        Map<SkillId, Optional<Skill>> skills) {
    public static final Changes NONE = new Changes(List.of(), List.of(), Map.of(), Map.of(), Map.of());

    public Changes {
        conversations = List.copyOf(conversations);
        agents = List.copyOf(agents);
        policies = Map.copyOf(policies);
        teams = Map.copyOf(teams);
        skills = Map.copyOf(skills);
    }
}
